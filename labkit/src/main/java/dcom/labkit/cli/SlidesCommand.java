package dcom.labkit.cli;

import dcom.labkit.lab.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves the deck; {@code ./lab slides --help} tells more. */
@Command(
    name = "slides",
    description = "Show the slides in a browser. Makes them first if need be. Ctrl-C ends it.",
    footer = {
      "",
      "Examples:",
      "  ./lab slides          from the beginning",
      "  ./lab slides rpc      from a part on",
      "  ./lab slides logger   from a lab's slide on"
    })
public final class SlidesCommand implements Callable<Integer>, StaffCommand {
  private static final Pattern ANCHOR =
      Pattern.compile("^\\[#([\\w-]+)\\.(part|lab)]$", Pattern.MULTILINE);

  @Parameters(
      arity = "0..1",
      defaultValue = "start",
      paramLabel = "PART|LAB",
      description = "Where to begin.")
  private String where;

  @Option(
      names = {"-p", "--port"},
      defaultValue = "0",
      paramLabel = "PORT",
      description = "The port to listen on, of 127.0.0.1; any free one if none is named.")
  private int port;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path module = Here.course().root().resolve("slides");
    List<String> places = places(module);
    if (!places.contains(where)) {
      throw new UsageError(
          "The slides have no part '" + where + "'; they have: " + String.join(", ", places) + ".");
    }
    if (port < 0 || port > 65535) {
      throw new UsageError("A port is a number from 0 to 65535, not " + port + ".");
    }
    if (stale(module) && !make(Here.course())) {
      System.err.println("The slides could not be made; what Maven said above tells why.");
      return ExitCode.KIT.code();
    }
    return serve(module);
  }

  private int serve(Path module) throws IOException, InterruptedException {
    try (SlideServer server = SlideServer.start(module.getParent(), port)) {
      System.out.println("Slides at " + server.link(where));
      System.out.println("Ctrl-C ends this.");
      new CountDownLatch(1).await();
      return ExitCode.PASSED.code();
    }
  }

  /** The names of parts and labs, in the order of the deck. */
  private static List<String> places(Path module) throws IOException {
    if (!Files.isDirectory(module.resolve("src/deck"))) {
      throw new UsageError("This copy of the course holds no slides.");
    }
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(module.resolve("src/deck"))) {
      for (Path file : files.sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return ANCHOR
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  /** Whether the slides were never made, or something that they are made from is newer. */
  private static boolean stale(Path module) throws IOException {
    Path made = module.resolve("target/slides/made");
    if (!Files.exists(made)) {
      return true;
    }
    try (Stream<Path> sources = Files.walk(module.resolve("src"));
        Stream<Path> answers = Files.walk(module.resolveSibling("solutions"))) {
      return Stream.concat(sources, answers.filter(file -> file.toString().endsWith(".java")))
          .anyMatch(file -> newer(file, made));
    }
  }

  private static boolean newer(Path file, Path made) {
    return Files.isRegularFile(file)
        && file.toFile().lastModified() > made.toFile().lastModified();
  }

  /** Has Maven make them; shows what it is doing. */
  private static boolean make(Course course) throws IOException, InterruptedException {
    System.err.println("Making the slides; this takes a while the first time.");
    List<String> command = List.of(
        "mvn",
        "-B",
        "-ntp",
        "-q",
        "-Pslides",
        "-Dspotless.check.skip=true",
        "-pl",
        "slides",
        "-am");
    ProcessBuilder maven = new ProcessBuilder(
        Stream.concat(command.stream(), Stream.of("process-test-classes")).toList());
    return maven.directory(course.root().toFile()).inheritIO().start().waitFor() == 0;
  }
}
