package dcom.labkit.cli;

import dcom.labkit.handout.Handout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the students' copy; {@code ./lab handout --help} tells more. */
@Command(
    name = "handout",
    description =
        "Make the students' copy of the course: without answers, wrong and right programs and"
            + " grading, with the starters as they were. It is a git repository of its own, and"
            + " builds and tests itself.",
    footer = {"", "Example:", "  ./lab handout ../course-for-students"})
public final class HandoutCommand implements Callable<Integer>, StaffCommand {
  @Parameters(paramLabel = "DIR", description = "Where to put it: a new or an empty folder.")
  private Path folder;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Handout.canGoTo(folder)) {
      throw new UsageError(folder + " is not empty. Name a new or an empty folder.");
    }
    Handout handout = Handout.make(Here.course(), folder);
    handout.text().forEach(System.out::println);
    return ExitCode.PASSED.code();
  }
}
