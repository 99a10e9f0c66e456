package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dcom.labkit.wire.nats.NatsReader;
import dcom.labkit.wire.nats.NatsUnit;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Optional;

/**
 * One client: its connection, the time that it takes and its end. What it says goes to its {@link
 * Dialogue}. Only for the server's thread.
 */
final class Session {
  private final Hub hub;
  private final Connection connection;
  private final Vigil vigil;
  private final Dialogue dialogue;
  private final NatsReader reader;
  private boolean touched;
  private boolean ending;

  Session(Hub hub, Connection connection, long id, String address, long now) {
    NatsOptions.Limits limits = hub.options().limits();
    this.hub = hub;
    this.connection = connection;
    this.vigil = new Vigil(hub.options(), now);
    this.dialogue = new Dialogue(hub, this, vigil, id, address);
    this.reader = new NatsReader(ISO_8859_1, limits.line(), limits.payload());
    dialogue.greet();
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
    for (Optional<NatsUnit> unit = next(); unit.isPresent(); unit = next()) {
      dialogue.handle(unit.get());
    }
    connection.pauseIfAsked(now);
  }

  private Optional<NatsUnit> next() {
    return ending ? Optional.empty() : reader.next();
  }

  /** Whether its own messages come back to it. */
  boolean hearsItself() {
    return dialogue.hearsItself();
  }

  /** Queues a message; cuts the client off when too much waits for it. */
  void deliver(Delivery message, Subscription subscription) {
    message.addTo(connection.outbox(), subscription.number(), dialogue.understandsHeaders());
    if (connection.overfull()) {
      leave();
    }
    touch();
  }

  /** Whether so much waits for it that publishers should be slowed down. */
  boolean falling() {
    return connection.nearlyFull();
  }

  /** Asks it to publish less fast, as what it publishes is not taken fast enough. */
  void slowDown() {
    connection.askForPause();
  }

  void end(Subscription subscription) {
    dialogue.end(subscription);
  }

  void send(String text) {
    send(text.getBytes(ISO_8859_1));
  }

  void send(byte[] bytes) {
    connection.outbox().add(bytes);
    touch();
  }

  private void touch() {
    if (!touched) {
      touched = true;
      hub.touched().add(this);
    }
  }

  /** Tells the client what was wrong, and ends the session behind it. */
  void endWith(String error) {
    send("-ERR '" + error + "'\r\n");
    endSilently();
  }

  /** Ends the session when what waits has been offered to the client. */
  void endSilently() {
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
    connection.resumeWhenDue(now);
    switch (vigil.check(now)) {
      case ASK -> send("PING\r\n");
      case STALE -> endWith("Stale Connection");
      case LATE -> endWith("Authentication Timeout");
      case NOTHING -> {}
    }
  }

  /** When time may demand something next. */
  long nextCheck() {
    return Math.min(connection.nextCheck(), vigil.next());
  }

  boolean gone() {
    return connection.closed();
  }

  /** Closes the connection and forgets the client's subscriptions. May be called again. */
  void leave() {
    ending = true;
    connection.close();
    dialogue.forgetAll();
  }
}
