package dcom.labkit.cli;

import dcom.labkit.broker.Broker;
import dcom.labkit.broker.NatsOptions;
import dcom.labkit.broker.NatsServer;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "broker",
    description = "A message server in this terminal. Ctrl-C stops it.",
    footer = {
      "",
      "Examples:",
      "  ./lab broker               a NATS server on port 4222",
      "  ./lab broker --port 4333   on another port; 0 takes any free one"
    })
final class BrokerCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      defaultValue = "nats",
      paramLabel = "KIND",
      description = "The kind of server: nats.")
  private String kind;

  @Option(
      names = {"-p", "--port"},
      defaultValue = "4222",
      paramLabel = "PORT",
      description = "The port to listen on, of 127.0.0.1 (default: ${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() throws InterruptedException {
    if (!kind.equals("nats")) {
      throw new UsageError("There is no server of kind '" + kind + "'; there is: nats.");
    }
    if (port < 0 || port > 65535) {
      throw new UsageError("A port is a number from 0 to 65535, not " + port + ".");
    }
    try (Broker broker = NatsServer.start(NatsOptions.standard().withPort(port))) {
      System.out.println("NATS server (embedded, for labs) ready at " + broker.url());
      System.out.println("Ctrl-C stops it.");
      new CountDownLatch(1).await();
      return ExitCode.PASSED.code();
    }
  }
}
