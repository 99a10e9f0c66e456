package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dcom.labkit.wire.nats.NatsMalformed;
import dcom.labkit.wire.nats.NatsOperation;
import dcom.labkit.wire.nats.NatsSize;
import dcom.labkit.wire.nats.NatsUnit;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of one client's conversation: what it said so far, and what follows from the next thing
 * that it says. The words of errors are nats-server's. Only for the server's thread.
 */
final class Dialogue {
  private final Hub hub;
  private final Session session;
  private final Vigil vigil;
  private final long id;
  private final String address;
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private ConnectOptions client = ConnectOptions.unsaid();
  private boolean connected;
  private boolean ponged;

  Dialogue(Hub hub, Session session, Vigil vigil, long id, String address) {
    this.hub = hub;
    this.session = session;
    this.vigil = vigil;
    this.id = id;
    this.address = address;
  }

  /** The server speaks first. */
  void greet() {
    session.send(hub.info().greeting(id, address));
  }

  /** Whether the client's own messages come back to it. */
  boolean hearsItself() {
    return client.echo();
  }

  boolean understandsHeaders() {
    return client.headers();
  }

  /** Does what the client said, or ends the session over it. */
  void handle(NatsUnit unit) {
    if (hub.options().access().required() && !connected && (unit.bytes()[0] | ' ') != 'c') {
      session.endWith("Authorization Violation");
    } else if (unit instanceof NatsOperation operation) {
      handle(operation);
    } else if (unit instanceof NatsMalformed malformed) {
      refuse(malformed.reason());
    }
  }

  private void handle(NatsOperation operation) {
    switch (operation.verb()) {
      case PUB -> publish(operation);
      case HPUB -> publishWithHeaders(operation);
      case SUB -> subscribe(operation.arguments());
      case UNSUB -> unsubscribe(operation.arguments());
      case CONNECT -> connect(String.join("", operation.arguments()));
      case PING -> answerPing();
      case PONG -> vigil.answered();
      case INFO, OK -> {}
      case ERR -> session.endSilently();
      case MSG, HMSG -> session.endWith("Unknown Protocol Operation");
    }
  }

  private void refuse(NatsMalformed.Reason reason) {
    switch (reason) {
      case UNKNOWN_OPERATION -> session.endWith("Unknown Protocol Operation");
      case LINE_TOO_LONG -> session.endWith("maximum control line exceeded");
      case PAYLOAD_TOO_LARGE -> session.endWith("Maximum Payload Violation");
      case BAD_ARGUMENTS -> session.endSilently();
    }
  }

  private void connect(String json) {
    try {
      client = ConnectOptions.parse(json);
    } catch (IOException e) {
      session.endSilently();
      return;
    }
    vigil.namedItself();
    if (!hub.options().access().admits(client)) {
      session.endWith("Authorization Violation");
    } else if (client.protocol() < 0 || client.protocol() > 1) {
      session.endWith("invalid client protocol");
    } else if (client.noResponders() && !client.headers()) {
      session.endWith("no responders requires headers support");
    } else {
      connected = true;
      acknowledge();
    }
  }

  private void answerPing() {
    session.send("PONG\r\n");
    if (connected && !ponged) {
      ponged = true;
      if (client.protocol() > 0) {
        session.send(hub.info().connected(id, address));
      }
    }
  }

  private void subscribe(List<String> arguments) {
    String subject = arguments.get(0);
    String queue = arguments.size() == 3 ? arguments.get(1) : "";
    String number = arguments.get(arguments.size() - 1);
    boolean isNew = !subscriptions.containsKey(number);
    if (isNew && !Subjects.isValid(subject)) {
      session.send("-ERR 'Invalid Subject'\r\n");
      return;
    }
    if (isNew) {
      Subscription subscription = new Subscription(session, subject, queue, number);
      subscriptions.put(number, subscription);
      hub.subjects().add(subscription);
    }
    acknowledge();
  }

  private void unsubscribe(List<String> arguments) {
    Optional<Subscription> subscription = Optional.ofNullable(subscriptions.get(arguments.get(0)));
    long most = arguments.size() == 2 ? NatsSize.parse(arguments.get(1)) : 0;
    acknowledge();
    subscription.filter(known -> known.endAfter(most)).ifPresent(this::end);
  }

  /** Forgets a subscription that has had all of its messages. */
  void end(Subscription subscription) {
    subscription.end();
    subscriptions.remove(new String(subscription.number(), ISO_8859_1));
    hub.subjects().remove(subscription);
  }

  private void publishWithHeaders(NatsOperation operation) {
    if (client.headers()) {
      publish(operation);
    } else {
      session.endSilently();
    }
  }

  private void publish(NatsOperation operation) {
    Delivery message = new Delivery(operation);
    if (client.pedantic() && !Subjects.isLiteral(message.subject())) {
      session.send("-ERR 'Invalid Publish Subject'\r\n");
    }
    acknowledge();
    boolean delivered = hub.route(session, message);
    if (!delivered && client.noResponders()) {
      tellNobodyAnswers(message.subject(), operation.replyTo());
    }
  }

  private void tellNobodyAnswers(String subject, String reply) {
    hub.subjects().match(reply).plain().stream()
        .filter(subscription -> subscription.owner() == session)
        .findFirst()
        .ifPresent(inbox -> session.send(noResponders(subject, reply, inbox)));
  }

  private static String noResponders(String subject, String reply, Subscription inbox) {
    String headers = "NATS/1.0 503\r\nNats-Subject: " + subject + "\r\n\r\n";
    String number = new String(inbox.number(), ISO_8859_1);
    int length = headers.length();
    return "HMSG " + reply + " " + number + " " + length + " " + length + "\r\n" + headers + "\r\n";
  }

  private void acknowledge() {
    if (client.verbose()) {
      session.send("+OK\r\n");
    }
  }

  /** Forgets what the client wanted to hear. */
  void forgetAll() {
    List.copyOf(subscriptions.values()).forEach(this::end);
  }
}
