package dcom.labkit.terminal;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A program's standard input. A program that does not read blocks a writer once the pipe is full,
 * so each write has its own thread, and waits only until the deadline.
 */
final class Input {
  /** How a write went. */
  enum Result {
    TAKEN,
    /** The program has closed its input, or ended. */
    CLOSED,
    /** The program does not read. */
    STUCK
  }

  private final OutputStream stream;
  private final Events events;

  Input(OutputStream stream, Events events) {
    this.stream = stream;
    this.events = events;
  }

  Result send(String line, Deadline deadline) {
    return finish(deadline, () -> {
      stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      stream.flush();
    });
  }

  Result close(Deadline deadline) {
    return finish(deadline, stream::close);
  }

  private Result finish(Deadline deadline, Write write) {
    Result[] result = new Result[1];
    Thread writer = new Thread(
        () -> {
          Result done = attempt(write);
          events.announce(() -> result[0] = done);
        },
        "input");
    writer.setDaemon(true);
    writer.start();
    return events.await(deadline, () -> Optional.ofNullable(result[0])).orElse(Result.STUCK);
  }

  private static Result attempt(Write write) {
    try {
      write.run();
      return Result.TAKEN;
    } catch (IOException e) {
      return Result.CLOSED;
    }
  }

  private interface Write {
    void run() throws IOException;
  }
}
