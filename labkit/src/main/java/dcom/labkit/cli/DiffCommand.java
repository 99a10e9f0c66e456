package dcom.labkit.cli;

import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "diff",
    description = "Your files against the answer's, once all checks have passed.",
    footer = {"", "Example:", "  ./lab diff onenode"})
final class DiffCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LAB", description = "The lab.")
  private String id;

  @Option(names = "--anyway", description = "Also before all checks have passed.")
  private boolean anyway;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Lab lab = Here.course().lab(id);
    if (!lab.hasAnswer()) {
      throw new UsageError("This copy of the course holds no answers.");
    }
    if (!anyway && !ReportFile.read(lab.report()).map(Report::passed).orElse(false)) {
      System.out.println("Not all checks of " + id + " have passed yet: ./lab check " + id);
      System.out.println("To see the answer all the same: ./lab diff " + id + " --anyway");
      return ExitCode.NOT_PASSED.code();
    }
    System.out.println("- yours   + the answer's");
    boolean same = true;
    for (String file : lab.manifest().files()) {
      same &= same(lab, file);
    }
    if (same) {
      System.out.println("Your files are the answer's.");
    }
    return ExitCode.PASSED.code();
  }

  private static boolean same(Lab lab, String file) throws IOException, InterruptedException {
    String mine = lab.path().resolve(file).toString();
    String answer =
        lab.course().root().relativize(Subject.answer(lab).file(file)).toString();
    return new ProcessBuilder("git", "--no-pager", "diff", "--no-index", "--", mine, answer)
            .directory(lab.course().root().toFile())
            .inheritIO()
            .start()
            .waitFor()
        == 0;
  }
}
