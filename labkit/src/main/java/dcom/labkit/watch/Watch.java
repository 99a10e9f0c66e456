package dcom.labkit.watch;

import dcom.labkit.check.Settings;
import dcom.labkit.lab.BadManifest;
import dcom.labkit.lab.Lab;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import dcom.labkit.report.StepResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Checks a lab again and again: whenever a file is saved, or a key asks for it, until a key ends it.
 * Closing ends all that it started.
 */
public final class Watch implements AutoCloseable {
  private final Supplier<Lab> lab;
  private final Display display;
  private final IntFunction<String> hint;
  private final BlockingQueue<Happening> happenings = new LinkedBlockingQueue<>();
  private final Rounds rounds;
  private final Saves saves;
  private final View view;
  private int round;

  /**
   * Watches a lab.
   *
   * @param lab reads it, anew each time
   * @param settings how to check, anew for each round
   * @param poll whether to look at the files again and again, instead of being told by the system
   * @param hint gives the next hint for a step
   * @param display shows the screen
   */
  public Watch(
      Supplier<Lab> lab,
      Supplier<Settings> settings,
      boolean poll,
      IntFunction<String> hint,
      Display display) {
    Lab now = lab.get();
    this.lab = lab;
    this.hint = hint;
    this.display = display;
    this.view = new View(now, ReportFile.read(now.report()));
    this.rounds = new Rounds(lab, settings, happenings::add);
    this.saves = new Saves(
        Bell.of(now.folder(), poll),
        () -> Snapshot.of(readable(now)),
        files -> happenings.add(new Happening.Saved(files)));
  }

  /** While the manifest cannot be read, its last state says which files count. */
  private Lab readable(Lab fallback) {
    try {
      return lab.get();
    } catch (BadManifest e) {
      return fallback;
    }
  }

  /** A key was pressed; may be called by any thread. */
  public void press(char key) {
    happenings.add(new Happening.Pressed(key));
  }

  /**
   * Checks at once, and then on each save, until {@code q} is pressed.
   *
   * @return the newest report; empty if there was none
   */
  public Optional<Report> run() {
    start(Set.of());
    try {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = deal(happenings.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return view.report();
  }

  private void start(Set<Path> changed) {
    round = rounds.start(changed, view.report());
    view.begin(changed);
    display.show(view.lines());
  }

  /** False once it is to end. */
  private boolean deal(Happening happening) {
    if (happening instanceof Happening.Saved saved) {
      start(saved.files());
    } else if (happening instanceof Happening.Pressed pressed) {
      return deal(pressed.key());
    } else if (happening instanceof Happening.CheckEnded ended && ended.round() == round) {
      view.ended(ended.result());
      display.show(view.lines());
    } else if (happening instanceof Happening.Judged judged && judged.round() == round) {
      view.judged(judged.report());
      display.verdict(view.lines());
    } else if (happening instanceof Happening.Refused refused && refused.round() == round) {
      view.refused(refused.reason());
      display.verdict(view.lines());
    }
    return true;
  }

  private boolean deal(char key) {
    switch (key) {
      case 'q', 'Q' -> {
        return false;
      }
      case 'a', 'A', '\n', '\r' -> start(Set.of());
      case 'n', 'N' -> answer(view::next);
      case 'h', 'H' -> answer(() -> view.say(hint.apply(stepAtHand())));
      default -> {}
    }
    return true;
  }

  /** What a key asked for is a verdict, too, where lines are only ever added. */
  private void answer(Runnable change) {
    change.run();
    display.verdict(view.lines());
  }

  private int stepAtHand() {
    return view.report().flatMap(Report::next).map(StepResult::number).orElse(1);
  }

  @Override
  public void close() {
    saves.close();
    rounds.close();
    display.close();
  }
}
