package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dcom.labkit.wire.nats.NatsMalformed;
import dcom.labkit.wire.nats.NatsOperation;
import dcom.labkit.wire.nats.NatsReader;
import dcom.labkit.wire.nats.NatsSize;
import dcom.labkit.wire.nats.NatsUnit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One client's conversation: what it said so far and what the rules make of the next operation. The
 * words of errors are nats-server's. Only for the server's thread.
 */
final class Session {
  private final Hub hub;
  private final Connection connection;
  private final Vigil vigil;
  private final long id;
  private final String address;
  private final NatsReader reader;
  private final Map<String, Subscription> subscriptions = new HashMap<>();
  private ConnectOptions client = ConnectOptions.unsaid();
  private boolean connected;
  private boolean greetedTwice;
  private boolean touched;
  private boolean ending;

  Session(Hub hub, Connection connection, long id, String address, long now) {
    this.hub = hub;
    this.connection = connection;
    this.vigil = new Vigil(hub.options(), now);
    this.id = id;
    this.address = address;
    this.reader = new NatsReader(
        ISO_8859_1, hub.options().limits().line(), hub.options().limits().payload());
    send(hub.info().greeting(id, address));
  }

  /** Writes and reads what the socket is ready for. */
  void serve(int ready, ByteBuffer buffer, long now) {
    if ((ready & SelectionKey.OP_WRITE) != 0) {
      flush(now);
    }
    if ((ready & SelectionKey.OP_READ) != 0 && !gone()) {
      read(buffer, now);
    }
  }

  private void read(ByteBuffer buffer, long now) {
    buffer.clear();
    if (!connection.read(buffer)) {
      leave();
      return;
    }
    vigil.heard(now);
    reader.feed(buffer.flip());
    Optional<NatsUnit> unit = ending ? Optional.empty() : reader.next();
    while (unit.isPresent()) {
      handle(unit.get());
      unit = ending ? Optional.empty() : reader.next();
    }
  }

  private void handle(NatsUnit unit) {
    if (hub.options().access().required() && !connected && (unit.bytes()[0] | ' ') != 'c') {
      endWith("Authorization Violation");
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
      case ERR -> endSilently();
      case MSG, HMSG -> endWith("Unknown Protocol Operation");
    }
  }

  private void refuse(NatsMalformed.Reason reason) {
    switch (reason) {
      case UNKNOWN_OPERATION -> endWith("Unknown Protocol Operation");
      case LINE_TOO_LONG -> endWith("maximum control line exceeded");
      case PAYLOAD_TOO_LARGE -> endWith("Maximum Payload Violation");
      case BAD_ARGUMENTS -> endSilently();
    }
  }

  private void connect(String json) {
    try {
      client = ConnectOptions.parse(json);
    } catch (IOException e) {
      endSilently();
      return;
    }
    vigil.namedItself();
    if (!hub.options().access().admits(client)) {
      endWith("Authorization Violation");
    } else if (client.protocol() < 0 || client.protocol() > 1) {
      endWith("invalid client protocol");
    } else if (client.noResponders() && !client.headers()) {
      endWith("no responders requires headers support");
    } else {
      connected = true;
      acknowledge();
    }
  }

  private void answerPing() {
    send("PONG\r\n");
    if (connected && !greetedTwice) {
      greetedTwice = true;
      if (client.protocol() > 0) {
        send(hub.info().connected(id, address));
      }
    }
  }

  private void subscribe(List<String> arguments) {
    String subject = arguments.get(0);
    String queue = arguments.size() == 3 ? arguments.get(1) : "";
    String number = arguments.get(arguments.size() - 1);
    boolean isNew = !subscriptions.containsKey(number);
    if (isNew && !Subjects.isValid(subject)) {
      send("-ERR 'Invalid Subject'\r\n");
      return;
    }
    if (isNew) {
      Subscription subscription = new Subscription(this, subject, queue, number);
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
      endSilently();
    }
  }

  private void publish(NatsOperation operation) {
    Delivery message = new Delivery(operation);
    if (client.pedantic() && !Subjects.isLiteral(message.subject())) {
      send("-ERR 'Invalid Publish Subject'\r\n");
    }
    acknowledge();
    boolean delivered = hub.route(this, message);
    if (!delivered && client.noResponders()) {
      tellNobodyAnswers(message.subject(), operation.replyTo());
    }
  }

  private void tellNobodyAnswers(String subject, String reply) {
    hub.subjects().match(reply).plain().stream()
        .filter(subscription -> subscription.owner() == this)
        .findFirst()
        .ifPresent(inbox -> send(noResponders(subject, reply, inbox)));
  }

  private static String noResponders(String subject, String reply, Subscription inbox) {
    String headers = "NATS/1.0 503\r\nNats-Subject: " + subject + "\r\n\r\n";
    String number = new String(inbox.number(), ISO_8859_1);
    int length = headers.length();
    return "HMSG " + reply + " " + number + " " + length + " " + length + "\r\n" + headers + "\r\n";
  }

  /** Whether its own messages come back to it. */
  boolean hearsItself() {
    return client.echo();
  }

  /** Queues a message; cuts the client off when too much waits for it. */
  void deliver(Delivery message, Subscription subscription) {
    message.addTo(connection.outbox(), subscription.number(), client.headers());
    if (connection.overfull()) {
      leave();
    }
    touch();
  }

  private void acknowledge() {
    if (client.verbose()) {
      send("+OK\r\n");
    }
  }

  private void send(String text) {
    send(text.getBytes(ISO_8859_1));
  }

  private void send(byte[] bytes) {
    connection.outbox().add(bytes);
    touch();
  }

  private void touch() {
    if (!touched) {
      touched = true;
      hub.touched().add(this);
    }
  }

  private void endWith(String error) {
    send("-ERR '" + error + "'\r\n");
    endSilently();
  }

  private void endSilently() {
    ending = true;
    touch();
  }

  /** Writes what the client takes; a session that is to end, ends behind it. */
  void flush(long now) {
    touched = false;
    if (!connection.closed()) {
      connection.flush(now);
    }
    if (ending || connection.closed()) {
      leave();
    }
  }

  /** Does what time demands. */
  void check(long now) {
    if (now >= connection.stuckUntil()) {
      leave();
      return;
    }
    switch (vigil.check(now)) {
      case ASK -> send("PING\r\n");
      case STALE -> endWith("Stale Connection");
      case LATE -> endWith("Authentication Timeout");
      case NOTHING -> {}
    }
  }

  /** When time may demand something next. */
  long nextCheck() {
    return Math.min(connection.stuckUntil(), vigil.next());
  }

  boolean gone() {
    return connection.closed();
  }

  /** Closes the connection and forgets the client's subscriptions. May be called again. */
  void leave() {
    ending = true;
    connection.close();
    List.copyOf(subscriptions.values()).forEach(this::end);
  }
}
