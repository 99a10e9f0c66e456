package dcom.labkit.cli;

import dcom.labkit.bench.CallsBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "calls",
    description = {
      "Measure how many calls a second servers answer over RMI, gRPC and JSON-RPC.",
      "One at a time and with 100 in flight: the answers', or yours where this copy has no answers,"
          + " beside gRPC's plain example and, with Go here, Go's net/rpc. Takes about three minutes."
    },
    footer = {"", "Example:", "  ./lab calls"})
final class CallsCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    new CallsBench(Here.course()).run(System.out::println, System.err::println);
    return ExitCode.PASSED.code();
  }
}
