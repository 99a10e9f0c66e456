package dcom.labkit.wire.nats;

/** One piece of a stream: an operation that the protocol knows, or bytes that break its rules. */
public sealed interface NatsUnit permits NatsOperation, NatsMalformed {
  /** The exact bytes; shared, not to be changed. */
  byte[] bytes();
}
