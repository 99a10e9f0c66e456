package dcom.labkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A subject's programs, compiled and ready to start. Immutable. */
public final class Programs {
  /** UTF-8 for arguments too, whatever the shell's locale is. */
  private static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C.UTF-8");

  private final Subject subject;
  private final Map<String, Command> commands;

  private Programs(Subject subject, Map<String, Command> commands) {
    this.subject = subject;
    this.commands = commands;
  }

  /**
   * Compiles what changed since the last time.
   *
   * @throws DoesNotCompile with the compiler's first error
   */
  public static Programs build(Subject subject) {
    return build(subject, Builds.HERE);
  }

  /** The same, with commands that make programs of other languages run there. */
  public static Programs build(Subject subject, Builds builds) {
    Map<String, Command> commands = new LinkedHashMap<>();
    boolean java = subject.programs().values().stream().anyMatch(p -> p instanceof Program.Main);
    Path jar = jar(subject);
    if (java) {
      compile(subject.sources().values(), Libraries.of(subject.lab()).jars(), jar);
    }
    subject
        .programs()
        .forEach((name, program) -> commands.put(name, command(subject, program, jar, builds)));
    return new Programs(subject, commands);
  }

  /**
   * Compiles sources into a jar unless it was made from exactly these.
   *
   * @throws DoesNotCompile with the compiler's first error
   */
  public static void compile(Collection<Path> sources, List<Path> classPath, Path jar) {
    Fingerprint fingerprint = new Fingerprint(jar, sources, classPath.toString());
    if (!fingerprint.matches(jar)) {
      Javac.compile(sources, classPath, jar);
      fingerprint.keep();
    }
  }

  /** Where a subject's Java programs are, once they are compiled. */
  public static Path jar(Subject subject) {
    return subject.work().resolve(subject.lab().id() + ".jar");
  }

  /** Whose programs these are. */
  public Subject subject() {
    return subject;
  }

  /**
   * How to start a program.
   *
   * @throws NoSuchLab offering the nearest names
   */
  public Command command(String program) {
    Command command = commands.get(program);
    if (command == null) {
      String list = "The programs of " + subject.lab().id() + " are listed in its lab.yaml.";
      throw new NoSuchLab("program", program, commands.keySet(), list);
    }
    return command;
  }

  private static Command command(Subject subject, Program program, Path jar, Builds builds) {
    return program instanceof Program.Main main
        ? java(subject, main, jar)
        : other(subject, (Program.Other) program, builds);
  }

  private static Command java(Subject subject, Program.Main program, Path jar) {
    Libraries libraries = Libraries.of(subject.lab());
    List<String> words = JavaCommand.words(libraries, jar, program.main());
    return command(subject, program, words, JavaCommand.files(libraries, jar));
  }

  private static Command other(Subject subject, Program.Other program, Builds builds) {
    Path made = subject.work().resolve("made");
    List<String> words = make(program, subject.folder(), made, builds);
    List<Path> files = Stream.concat(Stream.of(made), words.stream().map(subject.folder()::resolve))
        .filter(Files::exists)
        .toList();
    return command(subject, program, words, files);
  }

  private static Command command(
      Subject subject, Program program, List<String> words, List<Path> files) {
    String shown = "./lab run " + subject.lab().id() + " " + program.name();
    return new Command(
        program.name(), words, shown, ENVIRONMENT, subject.folder(), files, List.of());
  }

  /**
   * Makes a program that is not Java.
   *
   * @param folder where its build command runs
   * @param made the folder that {@code {made}} stands for in its commands
   * @return what starts it
   * @throws DoesNotCompile with what the build command says
   */
  public static List<String> make(Program.Other program, Path folder, Path made) {
    return make(program, folder, made, Builds.HERE);
  }

  private static List<String> make(Program.Other program, Path folder, Path made, Builds builds) {
    List<String> build = filled(program.build(), made);
    if (!build.isEmpty()) {
      String shown = String.join(" ", build) + " in " + folder;
      Command command = new Command(program.name(), build, shown, Map.of(), folder);
      Building.run(builds.there(command, folder(made)), shown);
    }
    List<String> words = new ArrayList<>(filled(program.command(), made));
    if (words.get(0).contains("/")) {
      words.set(0, folder.resolve(words.get(0)).toString());
    }
    words.replaceAll(word -> located(word, folder));
    return words;
  }

  /** Programs work elsewhere, so a file of the folder goes by its whole path. */
  private static String located(String word, Path folder) {
    boolean file = !word.isBlank() && Files.isRegularFile(folder.resolve(word));
    return file ? folder.resolve(word).toString() : word;
  }

  private static List<String> filled(List<String> words, Path made) {
    return words.stream().map(word -> word.replace("{made}", made.toString())).toList();
  }

  private static Path folder(Path made) {
    try {
      return Files.createDirectories(made);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + made, e);
    }
  }
}
