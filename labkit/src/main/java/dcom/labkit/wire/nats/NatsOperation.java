package dcom.labkit.wire.nats;

import java.util.Arrays;
import java.util.List;

/**
 * One operation of the protocol, whole. Immutable as long as nobody writes to its array.
 *
 * @param verb what it is
 * @param arguments the words behind the verb; for {@code CONNECT}, {@code INFO} and {@code -ERR} the
 *     rest of the line as one
 * @param bytes the exact bytes
 * @param bodyStart where the line ends and headers and payload begin
 * @param headerLength how many bytes of the body are headers
 * @param bodyLength headers and payload together, without the closing CR LF
 */
public record NatsOperation(
    NatsVerb verb,
    List<String> arguments,
    byte[] bytes,
    int bodyStart,
    int headerLength,
    int bodyLength)
    implements NatsUnit {

  /** The headers with their version line; empty where there are none. */
  public byte[] headers() {
    return Arrays.copyOfRange(bytes, bodyStart, bodyStart + headerLength);
  }

  /** The application's bytes, without headers. */
  public byte[] payload() {
    return Arrays.copyOfRange(bytes, bodyStart + headerLength, bodyStart + bodyLength);
  }

  /** The subject to reply to; empty where there is none. Only for operations with a payload. */
  public String replyTo() {
    int before = verb == NatsVerb.PUB || verb == NatsVerb.HPUB ? 1 : 2;
    int after = verb.carriesHeaders() ? 2 : 1;
    return arguments.size() == before + 1 + after ? arguments.get(before) : "";
  }
}
