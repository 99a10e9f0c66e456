package dcom.labkit.cli;

import picocli.CommandLine.Command;

@Command(
    name = "dev",
    description = "For authors of labs.",
    subcommands = {
      LintCommand.class,
      JudgeCommand.class,
      BenchCommand.class,
      CellCommand.class,
      TrainCommand.class
    },
    footer = {"", "Examples:", "  ./lab dev lint onenode", "  ./lab dev judge", "  ./lab dev bench"
    })
final class DevCommand implements Runnable {
  @picocli.CommandLine.Spec
  private picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        spec.commandLine(), "Say which: lint, judge, bench or cell.");
  }
}
