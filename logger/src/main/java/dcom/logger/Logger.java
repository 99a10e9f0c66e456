package dcom.logger;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;

/**
 * Writes messages to the log, forces it to the disk, and answers those that ask for it.
 *
 * <p>For one thread: lines stand in the order of the calls, and no locks are needed.
 */
final class Logger {
  private final Connection nats;
  private final Log log;
  private final Gaps gaps = new Gaps();

  Logger(Connection nats, Log log) {
    this.nats = nats;
    this.log = log;
  }

  /** Writes a line. It is safe, and answered, after the next commit. */
  void write(Message message) throws IOException {
    log.append(message.getSubject(), message.getData());
    gaps.saw(message.getSubject(), message.getData());
    if (message.getReplyTo() != null) {
      throw new IllegalStateException("TODO 5: reply with the number of the line, but when?");
    }
  }

  /** Forces all lines to the disk, and only then says so to those who asked. */
  void commit() throws IOException {
    log.force();
    System.err.print(gaps.news());
  }

  /** A line for each subject that sent numbers. */
  String summary() {
    return gaps.summary();
  }
}
