package dcom.labkit.cli;

import dcom.labkit.lab.Command;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import dcom.labkit.terminal.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Compiles, then hands the program's command line to the start script, whose process becomes the
 * program: terminal, signals and exit code are the program's own.
 */
@picocli.CommandLine.Command(
    name = "run",
    description = "Run your program in this terminal; compiles it first if it changed.",
    footer = {
      "",
      "Examples:",
      "  ./lab run onenode subscriber mytopic",
      "  ./lab run onenode publisher -s nats://127.0.0.1:4222 mytopic 'Some Message'",
      "  ./lab run --answer onenode subscriber mytopic     the answer's program instead"
    })
final class RunCommand implements Callable<Integer> {
  /** Where the start script reads the command line from. */
  private static final String PLAN = "LAB_PLAN";

  @Option(names = "--answer", description = "Run the answer's program; also LAB_SUBJECT=answer.")
  private boolean answer;

  @Parameters(index = "0", paramLabel = "LAB", description = "The lab.")
  private String id;

  @Parameters(index = "1", paramLabel = "PROGRAM", description = "One of the lab's programs.")
  private String program;

  @Parameters(index = "2..*", paramLabel = "ARGS", description = "The program's arguments.")
  private List<String> args = List.of();

  @Override
  public Integer call() throws IOException {
    Lab lab = Here.course().lab(id);
    Subject subject = Here.subject(lab, answer);
    String line = shellLine(Programs.build(subject).command(program));
    String plan = System.getenv(PLAN);
    if (plan == null) {
      System.out.println(line);
    } else {
      Files.writeString(Path.of(plan), line);
    }
    return ExitCode.PASSED.code();
  }

  private String shellLine(Command command) {
    Stream<String> environment =
        command.environment().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue());
    return Shell.join(
        "env",
        Stream.of(environment, command.words().stream(), args.stream())
            .flatMap(words -> words)
            .toList());
  }
}
