package dcom.labkit.cli;

import dcom.labkit.bench.CourseBench;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "bench",
    description = {
      "Measure the kit and the answers, as ratios of what is measured in the same run.",
      "All takes some minutes. With Go here, the course's first logger and Go's calls are measured"
          + " too; with nats-server here, the real server beside the embedded one."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab dev bench",
      "  ./lab dev bench calls     calls per second over RMI, JSON-RPC and gRPC, beside Go's"
    })
final class BenchCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "PART",
      description = "starts, watch, brokers, logger or calls; all if none is named.")
  private List<CourseBench.Part> parts = List.of();

  @Override
  public Integer call() {
    Set<CourseBench.Part> wanted =
        parts.isEmpty() ? EnumSet.allOf(CourseBench.Part.class) : EnumSet.copyOf(parts);
    new CourseBench(Here.course(), Main.class.getName())
        .run(wanted, System.out::println, System.err::println);
    return ExitCode.PASSED.code();
  }
}
