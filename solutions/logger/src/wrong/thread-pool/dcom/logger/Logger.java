package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;

/** Writes messages to the log and answers those that ask for it. For many threads. */
final class Logger {
  private final Connection nats;
  private final Log log;
  private final Gaps gaps = new Gaps();

  Logger(Connection nats, Log log) {
    this.nats = nats;
    this.log = log;
  }

  /** Writes a line, and answers when it is on the disk. */
  void write(Message message) throws IOException {
    long line = log.append(message.getSubject(), message.getData());
    synchronized (gaps) {
      gaps.saw(message.getSubject(), message.getData());
      System.err.print(gaps.news());
    }
    log.force();
    if (message.getReplyTo() != null) {
      nats.publish(message.getReplyTo(), Long.toString(line).getBytes(UTF_8));
    }
  }

  /** A line for each subject that sent numbers. */
  String summary() {
    return gaps.summary();
  }
}
