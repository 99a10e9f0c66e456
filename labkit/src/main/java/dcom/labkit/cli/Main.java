package dcom.labkit.cli;

import dcom.labkit.expect.Unmet;
import dcom.labkit.grade.format.BadExport;
import dcom.labkit.grade.format.NoSuchFormat;
import dcom.labkit.lab.DoesNotCompile;
import dcom.labkit.lab.NoSuchLab;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code lab}. Without a subcommand it shows the course. */
@Command(
    name = "lab",
    description = "Labs on how applications talk to each other.",
    footer = {
      "",
      "Examples:",
      "  ./lab                                  the course, and what to type next",
      "  ./lab demo                             see the programs talk",
      "  ./lab broker                           a NATS server in this terminal",
      "  ./lab run onenode subscriber mytopic   run your program",
      "  ./lab check onenode                    check your programs",
      "",
      "Exit codes: 0 all passed, 1 something failed or is not started, 2 wrong usage,",
      "3 the kit or the machine is at fault."
    },
    subcommands = {
      DemoCommand.class,
      BrokerCommand.class,
      RunCommand.class,
      CheckCommand.class,
      WatchCommand.class,
      HintCommand.class,
      ResetCommand.class,
      DiffCommand.class,
      ReportCommand.class,
      CallsCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
      TrainCommand.class
    })
final class Main implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--trace",
      scope = ScopeType.INHERIT,
      description = "Show a stack trace where the kit is at fault.")
  private void trace(boolean on) {
    System.setProperty("lab.trace", Boolean.toString(on));
  }

  @Override
  public Integer call() {
    return CourseView.print(System.out);
  }

  /** Ends the JVM with the command's exit code. */
  public static void main(String[] args) {
    System.setOut(utf8(FileDescriptor.out));
    System.setErr(utf8(FileDescriptor.err));
    System.exit(execute(args));
  }

  /** Runs one command. */
  static int execute(String... args) {
    try {
      // The course is what is asked for most: shown without reading the command line's grammar.
      return args.length == 0 ? CourseView.print(System.out) : commandLine().execute(args);
    } catch (RuntimeException | Unmet e) {
      return explain(e);
    }
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    ServiceLoader.load(StaffCommand.class).forEach(command -> command.join(line));
    line.setExecutionExceptionHandler((thrown, command, parsed) -> explain(thrown));
    line.setParameterExceptionHandler(Main::misunderstood);
    line.getSubcommands().get("run").setStopAtPositional(true);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static int misunderstood(CommandLine.ParameterException thrown, String[] args) {
    System.err.println(thrown.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(
        thrown, new PrintWriter(System.err, true));
    String command = thrown.getCommandLine().getCommandSpec().qualifiedName();
    System.err.println("./" + command + " --help lists what there is.");
    return ExitCode.USAGE.code();
  }

  /** One clear line for what went wrong, and the exit code that says whose fault it is. */
  private static int explain(Throwable thrown) {
    if (Boolean.getBoolean("lab.trace")) {
      thrown.printStackTrace();
    }
    String text = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    System.err.println(text);
    return exitCode(thrown).code();
  }

  private static ExitCode exitCode(Throwable thrown) {
    if (thrown instanceof NoSuchLab
        || thrown instanceof NoSuchFormat
        || thrown instanceof BadExport
        || thrown instanceof UsageError) {
      return ExitCode.USAGE;
    }
    return thrown instanceof DoesNotCompile ? ExitCode.NOT_PASSED : ExitCode.KIT;
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
