package dcom.labkit.bench;

import dcom.labkit.lab.Command;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.DoesNotCompile;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Libraries;
import dcom.labkit.lab.Program;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The servers whose calls are counted. What calls them stands in {@code labkit/bench}; it is compiled
 * with the libraries of the lab, for the kit itself needs none of them.
 *
 * <p>One more is one more line in {@link #all}.
 */
final class Contestants {
  private final Course course;
  private final Path sources;
  private final Path made;

  Contestants(Course course) {
    this.course = course;
    this.sources = course.root().resolve("labkit/bench");
    this.made = course.root().resolve("labkit/target/bench");
  }

  /** All that this machine can run; what others are measured by comes first. */
  List<Contestant> all() {
    List<Contestant> all = new ArrayList<>();
    Contestant greeter = java("helloworld-grpc", "grpc", "GrpcLoad");
    Command plain = with(greeter.load(), "dcom.bench.PlainGreeter");
    all.add(new Contestant("gRPC, the plain example", plain, greeter.load()));
    all.add(greeter);
    all.add(java("stringsvc-rpc", "rmi", "RmiLoad"));
    Contestant json = java("json-rpc", "jsonrpc", "JsonRpcLoad");
    all.add(json);
    go("server", "-json").ifPresent(server -> {
      all.add(new Contestant("Go's net/rpc/jsonrpc", server, json.load()));
      go("load")
          .ifPresent(load -> go("server")
              .ifPresent(gob -> all.add(new Contestant("Go's net/rpc (gob)", gob, load))));
    });
    return all;
  }

  /** The answer where this copy of the course has it, otherwise the student's program. */
  private Contestant java(String id, String folder, String main) {
    Lab lab = course.lab(id);
    Subject subject = lab.hasAnswer() ? Subject.answer(lab) : Subject.student(lab);
    Command server = Programs.build(subject).command("server").lasting();
    Path jar = made.resolve(folder + ".jar");
    List<Path> libraries = new ArrayList<>(Libraries.of(lab).jars());
    libraries.add(subject.work().resolve(id + ".jar"));
    Programs.compile(files(folder), libraries, jar);
    Command load = with(behind(server, jar), "dcom.bench." + main);
    return new Contestant(id + " (" + subject.name() + ")", server, load);
  }

  private List<Path> files(String folder) {
    try (Stream<Path> own = Files.walk(sources.resolve(folder));
        Stream<Path> shared = Files.walk(sources.resolve("java"))) {
      return Stream.concat(shared, own)
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + sources, e);
    }
  }

  /** The same command with one more jar on its class path, which is the last word but one. */
  private static Command behind(Command command, Path jar) {
    List<String> words = new ArrayList<>(command.words());
    int path = words.size() - 2;
    words.set(path, words.get(path) + File.pathSeparator + jar);
    return command.withWords(words);
  }

  private static Command with(Command command, String main) {
    List<String> words = new ArrayList<>(command.words());
    words.set(words.size() - 1, main);
    return command.withWords(words);
  }

  /** A program of Go's; empty where Go is not. */
  private Optional<Command> go(String name, String... args) {
    Path folder = sources.resolve("go");
    List<String> build = List.of("go", "build", "-o", "{made}/" + name, "./" + name);
    List<String> command =
        Stream.concat(Stream.of("{made}/" + name), Stream.of(args)).toList();
    try {
      List<String> words =
          Programs.make(new Program.Other(name, build, command), folder, made.resolve("go"));
      return Optional.of(new Command(name, words, name, Map.of(), folder));
    } catch (DoesNotCompile | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
