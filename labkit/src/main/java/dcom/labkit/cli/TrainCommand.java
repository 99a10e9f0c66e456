package dcom.labkit.cli;

import dcom.labkit.check.CheckListener;
import dcom.labkit.check.Judge;
import dcom.labkit.check.Settings;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.ClassData;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Makes starts quicker: writes class-data archives of the labs' libraries, and does what commands do
 * most, so that the archive of the kit itself, which the start script has this JVM write at its end,
 * holds their classes.
 */
@Command(name = "train", hidden = true, description = "Prepare quick starts.")
final class TrainCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    CourseView.print(System.out);
    Main.commandLine().getUsageMessage();
    for (Lab lab : Here.course().labs()) {
      train(lab);
    }
    return ExitCode.PASSED.code();
  }

  /** A lab that cannot be played costs only its own quick start. */
  private static void train(Lab lab) throws IOException {
    try {
      Settings first = Settings.fresh("embedded").withStep(1);
      if (lab.hasAnswer() && !lab.manifest().demo().isEmpty()) {
        archive(lab);
        Judge.judge(Subject.answer(lab), first, new CheckListener() {});
      } else if (Files.exists(ClassData.given(lab))) {
        ClassData.write(lab, ClassData.given(lab));
        Judge.judge(Subject.student(lab), first, new CheckListener() {});
      }
    } catch (RuntimeException | Unmet e) {
      System.out.println(lab.id() + " starts as slowly as before: " + e.getMessage());
    }
  }

  private static void archive(Lab lab) throws IOException {
    Programs programs = Programs.build(Subject.answer(lab));
    try (ClassData data = new ClassData(lab)) {
      try (Demo demo = Demo.of(lab, data.recording(programs::command), System.out)) {
        lab.manifest().demo().forEach(demo::play);
      }
      data.write();
    }
  }
}
