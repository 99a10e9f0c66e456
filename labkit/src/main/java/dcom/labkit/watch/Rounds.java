package dcom.labkit.watch;

import dcom.labkit.check.CheckListener;
import dcom.labkit.check.Judge;
import dcom.labkit.check.Pace;
import dcom.labkit.check.Settings;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Step;
import dcom.labkit.lab.Subject;
import dcom.labkit.lab.Workshop;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Report;
import dcom.labkit.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Compiles and checks a lab, one round after the other on a thread of their own. A new round stops the
 * one that runs: its programs are killed.
 */
final class Rounds implements AutoCloseable {
  private final Supplier<Lab> lab;
  private final Supplier<Settings> settings;
  private final Consumer<Happening> tell;
  private final Workshop workshop = new Workshop();
  private final Urgency urgency = new Urgency();
  private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
    Thread thread = new Thread(work, "rounds");
    thread.setDaemon(true);
    return thread;
  });
  private Pace pace = Pace.steady();
  private int round;

  /** The lab is asked for anew in each round: its manifest may have changed. */
  Rounds(Supplier<Lab> lab, Supplier<Settings> settings, Consumer<Happening> tell) {
    this.lab = lab;
    this.settings = settings;
    this.tell = tell;
  }

  /**
   * Starts the next round.
   *
   * @param changed the files that changed; empty to take all as changed
   * @param last the newest report
   * @return its number, from 1
   */
  synchronized int start(Set<Path> changed, Optional<Report> last) {
    pace.stop();
    int number = ++round;
    thread.execute(() -> run(number, changed, last));
    return number;
  }

  private void run(int number, Set<Path> changed, Optional<Report> last) {
    try {
      Subject subject = Subject.student(lab.get());
      workshop.build(subject);
      Set<String> programs = Uses.of(subject).programs(changed);
      Optional<Pace> pace = begin(number, Pace.brisk(urgency.after(programs, last)));
      pace.flatMap(own -> Judge.judge(subject, settings.get(), listener(number), own))
          .ifPresent(report -> tell.accept(new Happening.Judged(number, report)));
    } catch (RuntimeException | Unmet e) {
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      tell.accept(new Happening.Refused(number, reason));
    }
  }

  private synchronized Optional<Pace> begin(int number, Pace own) {
    if (number != round) {
      return Optional.empty();
    }
    pace = own;
    return Optional.of(own);
  }

  private CheckListener listener(int number) {
    return new CheckListener() {
      @Override
      public void played(String check, List<Terminal> terminals) {
        urgency.remember(check, terminals.stream().map(Terminal::program).toList());
      }

      @Override
      public void ended(Step step, CheckResult result) {
        tell.accept(new Happening.CheckEnded(number, result));
      }
    };
  }

  @Override
  public void close() {
    stop();
    thread.shutdown();
    try {
      thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stop() {
    round++;
    pace.stop();
  }
}
