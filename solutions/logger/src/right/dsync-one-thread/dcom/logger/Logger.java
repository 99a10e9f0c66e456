package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes messages to the log, forces it to the disk, and answers those that ask for it.
 *
 * <p>For one thread: lines stand in the order of the calls, and no locks are needed.
 */
final class Logger {
  private final Connection nats;
  private final Log log;
  private final Gaps gaps = new Gaps();
  private final List<Reply> replies = new ArrayList<>();

  private int uncommitted;

  private record Reply(String subject, long line) {}

  Logger(Connection nats, Log log) {
    this.nats = nats;
    this.log = log;
  }

  /** How many lines wait for a commit. */
  int uncommitted() {
    return uncommitted;
  }

  /** Writes a line. It is safe, and answered, after the next commit. */
  void write(Message message) throws IOException {
    long line = log.append(message.getSubject(), message.getData());
    uncommitted++;
    gaps.saw(message.getSubject(), message.getData());
    if (message.getReplyTo() != null) {
      replies.add(new Reply(message.getReplyTo(), line));
    }
  }

  /** Forces all lines to the disk, and only then says so to those who asked. */
  void commit() throws IOException {
    log.force();
    uncommitted = 0;
    for (Reply reply : replies) {
      nats.publish(reply.subject(), Long.toString(reply.line()).getBytes(US_ASCII));
    }
    replies.clear();
    System.err.print(gaps.news());
  }

  /** A line for each subject that sent numbers. */
  String summary() {
    return gaps.summary();
  }
}
