package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes messages to the log, forces it to the disk, and answers. For one thread. */
final class Logger {
  private final Connection nats;
  private final Log log;
  private final Gaps gaps = new Gaps();
  /** By the line's number: to whom it is told when the line is safe. */
  private final Map<Long, String> promises = new LinkedHashMap<>();

  Logger(Connection nats, Log log) {
    this.nats = nats;
    this.log = log;
  }

  void write(Message message) throws IOException {
    long line = log.append(message.getSubject(), message.getData());
    gaps.saw(message.getSubject(), message.getData());
    if (message.getReplyTo() != null) {
      promises.put(line, message.getReplyTo());
    }
  }

  void commit() throws IOException {
    log.force();
    promises.forEach(this::answer);
    promises.clear();
    System.err.print(gaps.news());
  }

  private void answer(long line, String to) {
    try {
      nats.publish(to, Long.toString(line).getBytes(US_ASCII));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("No reply to " + to + ": " + e.getMessage());
    }
  }

  String summary() {
    return gaps.summary();
  }
}
