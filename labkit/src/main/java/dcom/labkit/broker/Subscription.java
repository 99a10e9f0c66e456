package dcom.labkit.broker;

import java.nio.charset.StandardCharsets;

/** A client's wish for messages on a subject. Only for the server's thread. */
final class Subscription {
  private final Session owner;
  private final String subject;
  private final String queue;
  private final byte[] number;
  private long most = Long.MAX_VALUE;
  private long delivered;
  private boolean ended;

  /** For a member of a queue group, or with an empty {@code queue} for a plain one. */
  Subscription(Session owner, String subject, String queue, String number) {
    this.owner = owner;
    this.subject = subject;
    this.queue = queue;
    this.number = number.getBytes(StandardCharsets.ISO_8859_1);
  }

  Session owner() {
    return owner;
  }

  String subject() {
    return subject;
  }

  /** The name of its queue group; empty for a plain subscription. */
  String queue() {
    return queue;
  }

  /** The client's number for it, as it goes on the wire. */
  byte[] number() {
    return number;
  }

  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
  }

  /** Takes note of {@code UNSUB n}; tells whether so many have already been delivered. */
  boolean endAfter(long messages) {
    most = messages;
    return delivered >= most;
  }

  /** Counts one delivery; tells whether it was the last. */
  boolean countDelivery() {
    delivered++;
    return delivered >= most;
  }
}
