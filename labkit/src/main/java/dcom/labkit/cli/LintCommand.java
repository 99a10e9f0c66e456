package dcom.labkit.cli;

import dcom.labkit.check.Lint;
import dcom.labkit.lab.Lab;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "lint",
    description = "Tell what a lab lacks to be complete; CONTRIBUTING.md has the same list.",
    footer = {"", "Example:", "  ./lab dev lint onenode"})
final class LintCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "LAB", description = "The labs; all if none is named.")
  private List<String> ids = List.of();

  @Override
  public Integer call() {
    int faults = 0;
    for (Lab lab : Here.labs(ids)) {
      List<String> found = Lint.faults(lab);
      found.forEach(fault -> System.out.println(lab.path() + ": " + fault));
      System.out.println(
          lab.id() + ": " + (found.isEmpty() ? "complete" : found.size() + " faults"));
      faults += found.size();
    }
    return (faults == 0 ? ExitCode.PASSED : ExitCode.NOT_PASSED).code();
  }
}
