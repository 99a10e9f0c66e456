package dcom.logger;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One thread writes into memory, another commits: while it forces, lines gather. */
final class Logger {
  private static final int MOST_BYTES = 64 << 20;

  private final Connection nats;
  private final Log log;
  private final Gaps gaps = new Gaps();
  private List<Reply> replies = new ArrayList<>();
  private boolean ended;

  private record Reply(String to, long line) {}

  Logger(Connection nats, Log log) {
    this.nats = nats;
    this.log = log;
  }

  synchronized void write(Message message) throws InterruptedException {
    while (log.waiting() > MOST_BYTES) {
      wait();
    }
    long line = log.append(message.getSubject(), message.getData());
    gaps.saw(message.getSubject(), message.getData());
    if (message.getReplyTo() != null) {
      replies.add(new Reply(message.getReplyTo(), line));
    }
    notifyAll();
  }

  /** No more messages will come. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Commits until the end; everything is safe and answered then. */
  void commitAll() throws IOException, InterruptedException {
    while (true) {
      byte[] lines;
      List<Reply> safe;
      String news;
      synchronized (this) {
        while (log.waiting() == 0) {
          if (ended) {
            return;
          }
          wait();
        }
        lines = log.take();
        safe = replies;
        replies = new ArrayList<>();
        news = gaps.news();
        notifyAll();
      }
      log.store(lines);
      safe.forEach(this::send);
      System.err.print(news);
    }
  }

  private void send(Reply reply) {
    try {
      nats.publish(reply.to, String.valueOf(reply.line).getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("Can't reply to " + reply.to + ": " + e.getMessage());
    }
  }

  synchronized String summary() {
    return gaps.summary();
  }
}
