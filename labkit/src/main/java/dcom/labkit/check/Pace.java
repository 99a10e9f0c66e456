package dcom.labkit.check;

import java.util.function.ToIntFunction;

/**
 * How a run goes: how many checks at once, and which first. It can be stopped, by any thread. What a
 * run comes to does not depend on its pace.
 */
public final class Pace {
  /** With more at once, a program would be too slow for those that wait for it. */
  private static final int MOST = 4;

  private final int atOnce;
  private final ToIntFunction<String> rank;
  private Runnable stopping = () -> {};
  private boolean stopped;

  private Pace(int atOnce, ToIntFunction<String> rank) {
    this.atOnce = atOnce;
    this.rank = rank;
  }

  /** One check after the other, in order. */
  public static Pace steady() {
    return new Pace(1, any -> 0);
  }

  /** One more at once than this machine has processors, since each waits now and then; in order. */
  public static Pace brisk() {
    return brisk(any -> 0);
  }

  /** The same, but those checks whose names have the least rank come first. */
  public static Pace brisk(ToIntFunction<String> rank) {
    return new Pace(Math.min(MOST, Runtime.getRuntime().availableProcessors() + 1), rank);
  }

  int atOnce() {
    return atOnce;
  }

  int rank(String check) {
    return rank.applyAsInt(check);
  }

  /** Ends the run: its programs are killed, and there is no report. */
  public synchronized void stop() {
    stopped = true;
    stopping.run();
  }

  synchronized boolean stopped() {
    return stopped;
  }

  /** What stopping does; done at once if it was stopped before. */
  synchronized void onStop(Runnable action) {
    stopping = action;
    if (stopped) {
      action.run();
    }
  }
}
