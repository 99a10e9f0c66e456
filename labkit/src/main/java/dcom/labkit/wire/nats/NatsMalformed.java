package dcom.labkit.wire.nats;

/**
 * Bytes that break the protocol. A server ends the connection here; a tap shows them and reads on.
 *
 * @param reason the broken rule
 * @param bytes what broke it; for a line whose end has not come yet, what there was of it
 */
public record NatsMalformed(Reason reason, byte[] bytes) implements NatsUnit {
  /** The rules that bytes can break. */
  public enum Reason {
    /** The line begins with no verb, or a payload does not end with CR LF. */
    UNKNOWN_OPERATION,
    /** Too few or too many words, or a size that is no number. */
    BAD_ARGUMENTS,
    /** The line is longer than the reader allows. */
    LINE_TOO_LONG,
    /** The line announces more bytes than the reader allows. */
    PAYLOAD_TOO_LARGE
  }
}
