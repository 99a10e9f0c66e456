package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.wire.nats.NatsOperation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Somebody else on the bus: a client of a few lines that checks use beside the programs under check,
 * and that measures brokers. What does not come is thrown as {@link Unmet}, which names it; so is a
 * connection that ends, at once.
 *
 * <p>Thread-safe. Owns one thread until it is closed.
 */
public final class NatsPeer implements AutoCloseable {
  private static final byte[] END = "\r\n".getBytes(UTF_8);

  private final Events events;
  private final Deadline deadline;
  private final PeerLink link;
  private final Inbox inbox = new Inbox();
  private final Map<String, Consumer<NatsMessage>> handlers = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private long pings;
  private long pongs;
  private String lastError = "";
  private Optional<String> ended = Optional.empty();

  private NatsPeer(NatsAddress address, Events events, Deadline deadline) {
    this.events = events;
    this.deadline = deadline;
    this.link = PeerLink.open(address, deadline);
  }

  /**
   * Connects, and returns when the server has accepted it.
   *
   * @param url the server's address
   * @param events where arrivals are announced
   * @param deadline how long waits without a deadline of their own may take
   */
  public static NatsPeer connect(String url, Events events, Deadline deadline) {
    NatsAddress address = NatsAddress.parse(url);
    NatsPeer peer = new NatsPeer(address, events, deadline);
    peer.link.start(peer::arrived, peer::ended);
    try {
      peer.write(greeting(address));
      peer.flush();
      return peer;
    } catch (Unmet e) {
      peer.close();
      throw e;
    }
  }

  private static String greeting(NatsAddress address) {
    return "CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"labkit\",\"version\":\"1\","
        + "\"protocol\":0,\"headers\":true,\"no_responders\":true"
        + field("user", address.user())
        + field("pass", address.password())
        + field("auth_token", address.token())
        + "}\r\n";
  }

  private static String field(String name, String value) {
    return value.isEmpty() ? "" : ",\"" + name + "\":\"" + quoted(value) + "\"";
  }

  private static String quoted(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** Publishes; the message has left this process when it returns. */
  public void publish(String subject, byte[] payload) {
    enqueue(subject, "", payload);
    send();
  }

  /** Publishes with a subject for answers. */
  public void publish(String subject, String replyTo, byte[] payload) {
    enqueue(subject, replyTo, payload);
    send();
  }

  /**
   * Publishes fast: the message leaves with the next {@link #send} or {@link #flush}, or earlier
   * when the buffer is full.
   *
   * @param replyTo a subject for answers, or empty
   */
  public void enqueue(String subject, String replyTo, byte[] payload) {
    String reply = replyTo.isEmpty() ? "" : replyTo + " ";
    String line = "PUB " + subject + " " + reply + payload.length + "\r\n";
    sending(() -> link.write(line.getBytes(UTF_8), payload, END));
  }

  /** Sends what is in the buffer. */
  public void send() {
    sending(link::send);
  }

  /** Returns when the server has dealt with everything sent before. */
  public void flush() {
    long mine = ping();
    await("a PONG", deadline, () -> pongs >= mine ? Optional.of(mine) : Optional.empty());
  }

  private synchronized long ping() {
    write("PING\r\n");
    return ++pings;
  }

  /** Subscribes; the server knows of it when this returns. Messages are kept until asked for. */
  public NatsPeer subscribe(String subject) {
    return subscribe(subject, message -> events.announce(() -> inbox.add(message)));
  }

  /**
   * Subscribes with a handler, which gets each message on the reading thread and must not wait. These
   * messages are not in {@link #received}.
   */
  public NatsPeer subscribe(String subject, Consumer<NatsMessage> handler) {
    listen(subject, handler);
    flush();
    return this;
  }

  private String listen(String subject, Consumer<NatsMessage> handler) {
    String number = String.valueOf(numbers.incrementAndGet());
    handlers.put(number, handler);
    write("SUB " + subject + " " + number + "\r\n");
    return number;
  }

  /** The next message that nobody has taken yet. */
  public NatsMessage next(Deadline until) {
    return await("a message", until, () -> inbox.take(">"));
  }

  /** The next one on this subject, wildcards allowed; others stay for later. */
  public NatsMessage next(String subject, Deadline until) {
    return await("a message on " + subject, until, () -> inbox.take(subject));
  }

  /** All messages so far, taken or not. */
  public List<NatsMessage> received() {
    return events.read(inbox::all);
  }

  /** Asks and returns the first answer. */
  public NatsMessage request(String subject, byte[] payload, Deadline until) {
    return request(subject, payload, 1, until).get(0);
  }

  /** Asks and returns so many answers, in the order in which they came. */
  public List<NatsMessage> request(String subject, byte[] payload, int answers, Deadline until) {
    Inbox replies = new Inbox();
    String replyTo = "_INBOX." + Long.toHexString(ThreadLocalRandom.current().nextLong());
    String number = listen(replyTo, message -> events.announce(() -> replies.add(message)));
    try {
      publish(subject, replyTo, payload);
      String what = answers == 1 ? "an answer" : answers + " answers";
      String awaited = what + " to a request on " + subject;
      return await(awaited, until, () -> replies.answers(awaited, answers));
    } finally {
      handlers.remove(number);
      unsubscribe(number);
    }
  }

  private void unsubscribe(String number) {
    if (events.read(() -> ended).isEmpty()) {
      write("UNSUB " + number + "\r\n");
    }
  }

  @Override
  public void close() {
    link.close();
  }

  private void arrived(NatsOperation operation) {
    switch (operation.verb()) {
      case MSG, HMSG ->
        Optional.ofNullable(handlers.get(operation.arguments().get(1)))
            .ifPresent(handler -> handler.accept(NatsMessage.of(operation)));
      case PING -> write("PONG\r\n");
      case PONG -> events.announce(() -> pongs++);
      case ERR -> lastError = " after -ERR " + String.join("", operation.arguments());
      default -> {}
    }
  }

  private void ended(String why) {
    String reason = "the connection ended" + lastError + ": " + why;
    events.announce(() -> ended = Optional.of(reason));
  }

  private <T> T await(String what, Deadline until, Supplier<Optional<T>> condition) {
    Supplier<Optional<T>> orEnded = () -> {
      Optional<T> value = condition.get();
      if (value.isEmpty() && ended.isPresent()) {
        throw new Unmet(what, ended.get());
      }
      return value;
    };
    return events
        .await(until, orEnded)
        .orElseThrow(() -> new Unmet(what + " within " + seconds(until), inbox.summary()));
  }

  private static String seconds(Deadline deadline) {
    return deadline.total().toMillis() / 1000.0 + " s";
  }

  private void write(String line) {
    sending(() -> {
      link.write(line.getBytes(UTF_8));
      link.send();
    });
  }

  private interface Sending {
    void run() throws IOException;
  }

  private static void sending(Sending action) {
    try {
      action.run();
    } catch (IOException e) {
      throw new Unmet("a server that takes what is sent", String.valueOf(e.getMessage()));
    }
  }
}
