package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes messages to the log, and answers those that ask for it. For one thread. */
final class Logger {
  private final Connection nats;
  private final Log log;
  private final Gaps gaps = new Gaps();
  private final List<Map.Entry<String, Long>> owed = new ArrayList<>();

  Logger(Connection nats, Log log) {
    this.nats = nats;
    this.log = log;
  }

  void write(Message message) throws IOException {
    long number = log.append(message.getSubject(), message.getData());
    gaps.saw(message.getSubject(), message.getData());
    if (message.getReplyTo() != null) {
      owed.add(Map.entry(message.getReplyTo(), number));
    }
  }

  void commit() throws IOException {
    log.force();
    for (Map.Entry<String, Long> reply : owed) {
      answer(reply.getKey(), reply.getValue());
    }
    owed.clear();
    System.err.print(gaps.news());
  }

  private void answer(String subject, long number) {
    try {
      nats.publish(subject, Long.toString(number).getBytes(US_ASCII));
    } catch (IllegalStateException e) {
      // The server is gone, and more replies wait for it than the library keeps.
      System.err.println("A reply could not be sent");
    }
  }

  String summary() {
    return gaps.summary();
  }
}
