package dcom.labkit.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A clock that runs slower while the machine is busy, so that a limit on it is one for what a program
 * does, not for what others do. While three threads for each processor want to run, a program gets a
 * third of its time, and three seconds are one second here.
 *
 * <p>It asks Linux how many threads want to run ({@code /proc/loadavg}, ten times a second); elsewhere,
 * and on a machine with time to spare, it is the monotonic clock. Thread-safe; one thread, a daemon,
 * keeps it for the whole process.
 */
public final class MachineTime {
  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final long PAUSE_MILLIS = 100;

  /** No machine is so busy that a hang should be waited for longer than so many times its limit. */
  private static final double SLOWEST = 6;

  private static final MachineTime CLOCK = start();

  private final int processors;
  private long at;
  private double passed;
  private double slowness = 1;

  MachineTime(int processors, long at) {
    this.processors = processors;
    this.at = at;
  }

  private static MachineTime start() {
    MachineTime clock =
        new MachineTime(Runtime.getRuntime().availableProcessors(), System.nanoTime());
    if (Files.isReadable(LOAD)) {
      ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "machine time");
        thread.setDaemon(true);
        return thread;
      });
      looks.scheduleWithFixedDelay(
          () -> clock.look(wantToRun(), System.nanoTime()), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    return clock;
  }

  /** The time of this machine, in nanoseconds from some moment on. */
  public static long nanos() {
    return CLOCK.nanos(System.nanoTime());
  }

  /** The time passes as fast as the load of now allows until the next look. */
  synchronized void look(int running, long now) {
    passed = nanos(now);
    at = now;
    double latest = Math.min(SLOWEST, Math.max(1, (double) running / processors));
    slowness = (slowness + latest) / 2;
  }

  synchronized long nanos(long now) {
    return (long) (passed + (now - at) / slowness);
  }

  /** The threads that run or are ready to, without the one that looks. */
  private static int wantToRun() {
    try {
      String fourth = Files.readString(LOAD).split(" ")[3];
      return Integer.parseInt(fourth.substring(0, fourth.indexOf('/'))) - 1;
    } catch (IOException | RuntimeException e) {
      return 0; // the next look may tell
    }
  }
}
