package dcom.labkit.cli;

import dcom.labkit.bench.CourseBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "bench",
    description = {
      "Measure the kit and the answers, as ratios of what is measured in the same run.",
      "Takes about a minute. With Go here, the course's first logger is measured too; with",
      "nats-server here, the real server beside the embedded one."
    },
    footer = {"", "Example:", "  ./lab dev bench"})
final class BenchCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    new CourseBench(Here.course()).run(figure -> System.out.println(figure.text()));
    return ExitCode.PASSED.code();
  }
}
