package dcom.labkit.broker;

import dcom.labkit.lab.OwnConnections;
import java.time.Duration;

/**
 * How an embedded server behaves; {@link #standard} is what nats-server does when nobody configured
 * it, but on the loopback interface and any free port.
 *
 * @param host the interface to listen on
 * @param port the port to listen on; 0 for any that is free
 * @param access who may connect
 * @param limits how much a client may send and leave unread
 * @param patience how long the server waits for a client
 * @param own whether only the {@linkplain OwnConnections connections of this process} are let in
 */
public record NatsOptions(
    String host, int port, Access access, Limits limits, Patience patience, boolean own) {

  /** Refuses a port that cannot be. */
  public NatsOptions {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("a port lies between 0 and 65535, not " + port);
    }
  }

  /**
   * Sizes in bytes.
   *
   * @param line a control line, behind its verb
   * @param payload a message with its headers
   * @param pending what may wait for a client before it is cut off as a slow consumer
   */
  public record Limits(int line, int payload, long pending) {
    /** Refuses what would leave no room for a conversation. */
    public Limits {
      if (line < 1 || payload < 0 || pending < 1) {
        throw new IllegalArgumentException(
            "limits leave room, not " + line + ", " + payload + ", " + pending);
      }
    }
  }

  /**
   * Times.
   *
   * @param silence a client that said nothing for so long is asked whether it lives
   * @param unanswered so many of these questions may stay without an answer
   * @param login what a client that must name itself may take for it
   * @param stuck what waits for a client must be taken within this time
   */
  public record Patience(Duration silence, int unanswered, Duration login, Duration stuck) {}

  /** What nats-server does by default, on 127.0.0.1 and a free port. */
  public static NatsOptions standard() {
    Duration login = Duration.ofSeconds(2);
    Patience patience = new Patience(Duration.ofMinutes(2), 2, login, Duration.ofSeconds(10));
    Limits limits = new Limits(4096, 1 << 20, 64L << 20);
    return new NatsOptions("127.0.0.1", 0, new Access.Open(), limits, patience, false);
  }

  /** The same on another port. */
  public NatsOptions withPort(int other) {
    return new NatsOptions(host, other, access, limits, patience, own);
  }

  /** The same for other clients. */
  public NatsOptions withAccess(Access other) {
    return new NatsOptions(host, port, other, limits, patience, own);
  }

  /** The same with other limits. */
  public NatsOptions withLimits(Limits other) {
    return new NatsOptions(host, port, access, other, patience, own);
  }

  /** The same with other times. */
  public NatsOptions withPatience(Patience other) {
    return new NatsOptions(host, port, access, limits, other, own);
  }

  /** The same for taps and peers of this process only. */
  public NatsOptions forOwnConnections() {
    return new NatsOptions(host, port, access, limits, patience, true);
  }
}
