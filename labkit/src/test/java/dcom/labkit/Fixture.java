package dcom.labkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A course of one lab, whose program is a shell script, to be judged in tests of the kit. */
public final class Fixture {
  private Fixture() {}

  /** Copies the lab {@code echo} into a new course. */
  public static void course(Path root) throws IOException {
    Path original = Path.of("src/test/resources/echo");
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = root.resolve("echo").resolve(original.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Files.createDirectories(root.resolve("labkit"));
    Files.createFile(root.resolve("lab"));
  }

  /** Runs git in a folder as some student; it must succeed. */
  public static void git(Path folder, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(
        List.of("git", "-c", "user.name=A Student", "-c", "user.email=a@example.org"));
    command.addAll(List.of(words));
    Process git = new ProcessBuilder(command).directory(folder.toFile()).start();
    if (git.waitFor() != 0) {
      throw new IOException(command + " failed");
    }
  }

  /** Puts the lab's program in its place, which somebody may be starting just now. */
  public static void greeter(Path root, String script) throws IOException {
    Path draft = root.resolve("greeter.draft");
    Files.writeString(draft, "#!/bin/sh\n" + script + "\n");
    if (!draft.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + draft + " executable");
    }
    Path file = root.resolve("echo/bin/greeter");
    Files.createDirectories(file.getParent());
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
