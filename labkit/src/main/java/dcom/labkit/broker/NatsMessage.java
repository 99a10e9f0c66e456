package dcom.labkit.broker;

import dcom.labkit.wire.nats.NatsOperation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A message as a subscriber got it.
 *
 * @param subject where it was published
 * @param replyTo where its sender awaits an answer
 * @param headers its headers as they are on the wire, version line included; empty where there are
 *     none
 * @param payload the application's bytes; shared, not to be changed
 */
public record NatsMessage(
    String subject, Optional<String> replyTo, String headers, byte[] payload) {

  static NatsMessage of(NatsOperation operation) {
    String reply = operation.replyTo();
    return new NatsMessage(
        operation.arguments().get(0),
        reply.isEmpty() ? Optional.empty() : Optional.of(reply),
        new String(operation.headers(), StandardCharsets.UTF_8),
        operation.payload());
  }

  /** The payload as text. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** Whether it is the server's answer to a request that nobody listens to. */
  public boolean saysNobodyAnswers() {
    return headers.startsWith("NATS/1.0 503");
  }
}
