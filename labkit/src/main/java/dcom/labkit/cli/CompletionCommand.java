package dcom.labkit.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    footer = {"", "Example:", "  source <(./lab completion)"})
final class CompletionCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    CommandLine line = Main.commandLine();
    System.out.println(AutoComplete.bash("lab", line));
    return ExitCode.PASSED.code();
  }
}
