package dcom.labkit.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    description = "What this machine has and lacks, each with the command that mends it.")
final class DoctorCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    List<Finding> findings = Examination.of(Here.course());
    findings.forEach(finding -> System.out.println(finding.text()));
    boolean fit = findings.stream().noneMatch(f -> f.need() == Finding.Need.MISSING);
    System.out.println(
        fit ? "\nAll that a lab needs is here." : "\nMend the lines marked ✗ first.");
    return (fit ? ExitCode.PASSED : ExitCode.KIT).code();
  }
}
