package dcom.labkit.terminal;

import dcom.labkit.expect.Events;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells when waiting for programs is in vain: for seven seconds nothing was announced, every thread
 * of every program slept whenever it was looked at, and no time of the processor was used to speak
 * of. That is longer than a program that works waits for anything.
 *
 * <p>A busy machine cannot make a program look still: a thread that is ready to run but gets no turn
 * is not asleep, and looks that come late, as on a machine that was halted, do not count. Only Java
 * programs are known well enough; where others run, or the system does not tell, nothing is ever
 * still. Asked by one thread at a time.
 */
final class Stillness {
  private static final Duration AT_LEAST = Duration.ofSeconds(7);
  private static final Duration LATE = Duration.ofMillis(800);

  /** A Java that sleeps still looks at its watch: a few milliseconds of work in all. */
  private static final Duration IDLE = Duration.ofMillis(40);

  private final Events events;
  private final Supplier<List<Process>> running;
  private final Duration atLeast;
  private Optional<Look> first = Optional.empty();
  private long last = System.nanoTime();

  private record Look(long at, long events, int programs, Duration worked) {}

  Stillness(Events events, Supplier<List<Process>> running) {
    this(events, running, AT_LEAST);
  }

  Stillness(Events events, Supplier<List<Process>> running, Duration atLeast) {
    this.events = events;
    this.running = running;
    this.atLeast = atLeast;
  }

  /** Looks once more. */
  boolean lasts() {
    long now = System.nanoTime();
    boolean late = now - last > LATE.toNanos();
    last = now;
    Optional<Look> look = late ? Optional.empty() : look(now);
    if (look.isEmpty() || first.isEmpty() || moved(first.get(), look.get())) {
      first = look;
      return false;
    }
    return now - first.get().at() > atLeast.toNanos();
  }

  private static boolean moved(Look before, Look now) {
    return before.events() != now.events()
        || before.programs() != now.programs()
        || now.worked().minus(before.worked()).compareTo(IDLE) > 0;
  }

  /** What can be seen now; nothing if any thread is at work, or that is not known. */
  private Optional<Look> look(long now) {
    List<Process> programs = running.get();
    Duration worked = Duration.ZERO;
    for (Process program : programs) {
      Optional<Duration> own =
          Jvm.of(program).isEmpty() ? Optional.empty() : Work.ofSleeping(program.toHandle());
      if (own.isEmpty()) {
        return Optional.empty();
      }
      worked = worked.plus(own.get());
    }
    return Optional.of(new Look(now, events.count(), programs.size(), worked));
  }
}
