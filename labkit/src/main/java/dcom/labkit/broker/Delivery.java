package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dcom.labkit.wire.nats.NatsOperation;
import java.util.List;

/**
 * A published message on its way to subscribers; what is alike for all of them is made once. Only
 * for the server's thread.
 */
final class Delivery {
  private static final int CR_LF = 2;

  private final NatsOperation published;
  private final byte[] head;
  private final byte[] rest;

  Delivery(NatsOperation published) {
    boolean headers = published.headerLength() > 0;
    List<String> words = published.arguments();
    String total = words.get(words.size() - 1);
    this.published = published;
    this.head = bytes((headers ? "HMSG " : "MSG ") + subject() + " ");
    this.rest = bytes(replyAnd(headers ? words.get(words.size() - 2) + " " + total : total));
  }

  String subject() {
    return published.arguments().get(0);
  }

  /** Adds it as the subscription with this number gets it. */
  void addTo(Outbox outbox, byte[] number, boolean understandsHeaders) {
    if (understandsHeaders || published.headerLength() == 0) {
      addWholeTo(outbox, number);
    } else {
      addBareTo(outbox, number);
    }
  }

  private void addWholeTo(Outbox outbox, byte[] number) {
    outbox.add(head);
    outbox.add(number);
    outbox.add(rest);
    outbox.add(published.bytes(), published.bodyStart(), published.bodyLength() + CR_LF);
  }

  private void addBareTo(Outbox outbox, byte[] number) {
    int headers = published.headerLength();
    int length = published.bodyLength() - headers;
    outbox.add(bytes("MSG " + subject() + " "));
    outbox.add(number);
    outbox.add(bytes(replyAnd("" + length)));
    outbox.add(published.bytes(), published.bodyStart() + headers, length + CR_LF);
  }

  private String replyAnd(String sizes) {
    String reply = published.replyTo();
    return (reply.isEmpty() ? " " : " " + reply + " ") + sizes + "\r\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
