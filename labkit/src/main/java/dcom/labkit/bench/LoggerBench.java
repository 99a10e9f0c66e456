package dcom.labkit.bench;

import dcom.labkit.broker.NatsPeer;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Command;
import dcom.labkit.terminal.Terminals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many messages a second a logger has on disk. The logger is a process; the publisher is this
 * one, the same for every logger.
 */
public final class LoggerBench {
  private static final Duration AT_MOST = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final String FILE = "nats.log";
  private static final String SUBJECT = "logs.bench";
  private static final String INBOX = "acks.bench";

  private final String url;
  private final Command logger;

  /** A bench for one logger on the server at this address. */
  public LoggerBench(String url, Command logger) {
    this.url = url;
    this.logger = logger;
  }

  /**
   * What came of one run.
   *
   * @param published how many messages were published
   * @param logged how many lines the file holds
   * @param seconds from the first message to the last line that was forced to disk
   */
  public record Run(long published, long logged, double seconds) {
    /** Lines forced to disk in a second. */
    public double perSecond() {
      return logged / seconds;
    }

    /** Messages that never came to the file. */
    public long lost() {
      return published - logged;
    }
  }

  /** At most {@code window} messages are published and not yet acknowledged. */
  public Run acknowledged(int messages, int window) {
    return run((peer, terminals, deadline) -> {
      Semaphore room = new Semaphore(window);
      peer.subscribe(INBOX, ack -> room.release());
      for (int n = 1; n <= messages; n++) {
        if (!room.tryAcquire()) {
          peer.send();
          take(room, 1, deadline);
        }
        peer.enqueue(SUBJECT, INBOX, number(n));
      }
      peer.send();
      take(room, window, deadline);
      return messages;
    });
  }

  /**
   * The publisher waits for nothing. Then it asks for an acknowledgement, again if the question was
   * lost like other messages: its answer tells that all that came before it is on disk.
   */
  public Run unacknowledged(int messages) {
    return run((peer, terminals, deadline) -> {
      Semaphore answered = new Semaphore(0);
      peer.subscribe(INBOX, ack -> answered.release());
      for (int n = 1; n <= messages; n++) {
        peer.enqueue(SUBJECT, "", number(n));
      }
      int asked = 0;
      do {
        asked++;
        peer.enqueue(SUBJECT, INBOX, number(messages + asked));
        peer.send();
      } while (!taken(answered, 1, Deadline.in(PATIENCE))
          && !deadline.remaining().isZero());
      return messages + asked;
    });
  }

  /** For a logger that answers nothing: its file is watched until the last line is there. */
  public Run unanswered(int messages) {
    return run((peer, terminals, deadline) -> {
      Command tail = tail(terminals.folder());
      for (int n = 1; n <= messages; n++) {
        peer.enqueue(SUBJECT, "", number(n));
      }
      peer.send();
      String last = Pattern.quote("[#" + messages + "] ") + ".*";
      terminals.open(tail).awaitLine("line " + messages, Pattern.compile(last));
      return messages;
    });
  }

  /** What a publisher does; gives how many messages it published. */
  private interface Load {
    int publish(NatsPeer peer, Terminals terminals, Deadline deadline);
  }

  private Run run(Load load) {
    Deadline deadline = Deadline.in(AT_MOST);
    Events events = new Events();
    try (Terminals terminals = new Terminals(any -> logger, events, deadline);
        NatsPeer peer = NatsPeer.connect(url, events, deadline)) {
      terminals.open(logger, "-s", url, SUBJECT).awaitLine("Listening on [" + SUBJECT + "]");
      long start = System.nanoTime();
      int published = load.publish(peer, terminals, deadline);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Run(published, lines(terminals.folder().resolve(FILE)), seconds);
    }
  }

  private static Command tail(Path folder) {
    List<String> words = List.of("tail", "-n", "+1", "-f", FILE);
    return new Command("tail", words, String.join(" ", words), Map.of(), folder);
  }

  private static void take(Semaphore permits, int count, Deadline deadline) {
    if (!taken(permits, count, deadline)) {
      throw new Unmet(
          "an acknowledgement of each message within " + AT_MOST.toSeconds() + " s",
          permits.availablePermits() + " of the last " + count);
    }
  }

  private static boolean taken(Semaphore permits, int count, Deadline deadline) {
    try {
      return permits.tryAcquire(count, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for acknowledgements", e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static byte[] number(int n) {
    return Integer.toString(n).getBytes(StandardCharsets.US_ASCII);
  }
}
