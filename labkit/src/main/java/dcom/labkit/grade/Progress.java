package dcom.labkit.grade;

import dcom.labkit.report.Legible;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/**
 * Says how far something has come, and how long it will take if it goes on so: in one line that
 * changes, or, where nobody watches, in lines one below the other. Thread-safe.
 */
final class Progress {
  private static final int WIDTH = 78;
  private static final int LONGEST = 200;

  private final PrintStream out;
  private final boolean live;
  private final String what;
  private final int all;
  private final int before;
  private final Instant start = Instant.now();
  private int done;

  /**
   * Begins.
   *
   * @param live whether a line may be overwritten
   * @param what what is counted
   * @param all how much there is to do
   * @param before how much of that was done before
   */
  Progress(PrintStream out, boolean live, String what, int all, int before) {
    this.out = out;
    this.live = live;
    this.what = what;
    this.all = all;
    this.before = before;
    this.done = before;
  }

  /** One more is done; what it is called may be anything. */
  synchronized void done(String last) {
    done++;
    say("%s %d of %d%s; last: %s".formatted(what, done, all, left(), Legible.brief(last, LONGEST)));
  }

  /** Gives a line that changes back. */
  synchronized void end() {
    if (live) {
      out.print("\r" + " ".repeat(WIDTH) + "\r");
      out.flush();
    }
  }

  private String left() {
    Duration each = Duration.between(start, Instant.now()).dividedBy(Math.max(1, done - before));
    long seconds = each.multipliedBy(all - done).toSeconds();
    return done == all ? "" : ", about " + time(seconds) + " left";
  }

  /** A time for people. */
  static String time(long seconds) {
    return seconds < 100 ? Math.max(1, seconds) + " s" : (seconds + 30) / 60 + " min";
  }

  private void say(String line) {
    if (live) {
      String cut = line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
      out.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
      out.flush();
    } else {
      out.println(line);
    }
  }
}
