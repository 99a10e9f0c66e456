package dcom.labkit.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What authors of labs need; {@code ./lab dev --help} lists it. */
@Command(
    name = "dev",
    description = "For authors of labs.",
    subcommands = {
      LintCommand.class,
      JudgeCommand.class,
      MutateCommand.class,
      RepeatCommand.class,
      BenchCommand.class,
      CellCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  ./lab dev lint onenode",
      "  ./lab dev judge",
      "  ./lab dev mutate onenode --sample 20",
      "  ./lab dev repeat -n 20",
      "  ./lab dev bench"
    })
public final class DevCommand implements Runnable, StaffCommand {
  @picocli.CommandLine.Spec
  private picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public CommandLine join(CommandLine line) {
    CommandLine own = StaffCommand.super.join(line);
    own.getSubcommands().get("cell").setStopAtPositional(true);
    return own;
  }

  @Override
  public void run() {
    throw new picocli.CommandLine.ParameterException(
        spec.commandLine(), "Say which: lint, judge, mutate, repeat, bench or cell.");
  }
}
