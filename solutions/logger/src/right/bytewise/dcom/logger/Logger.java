package dcom.logger;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Writes messages to the log, and answers those that ask for it. For one thread. */
final class Logger {
  private final Log log;
  private final Gaps gaps = new Gaps();
  private final Queue<String> replies = new ArrayDeque<>();
  private boolean dirty;

  Logger(Log log) {
    this.log = log;
  }

  void write(Wire.Item message) {
    dirty = true;
    long number = log.append(message.subject(), message.payload());
    gaps.saw(message.subject(), message.payload());
    if (message.replyTo() != null) {
      String text = Long.toString(number);
      replies.add("PUB " + message.replyTo() + " " + text.length() + "\r\n" + text + "\r\n");
    }
  }

  /** Brings all lines to the disk; then nothing is left but to answer. */
  void commit() throws IOException {
    if (dirty) {
      log.write();
      log.sync();
      dirty = false;
      System.err.print(gaps.news());
    }
  }

  /** Sends what is owed, as long as there is somebody to send it to. */
  void answer(Wire wire) throws IOException {
    try {
      while (!replies.isEmpty()) {
        wire.send(replies.remove());
      }
    } finally {
      replies.clear();
    }
  }

  String summary() {
    return gaps.summary();
  }
}
