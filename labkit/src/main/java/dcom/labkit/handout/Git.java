package dcom.labkit.handout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Git in one folder, whatever the user's own settings are. */
record Git(Path folder) {
  private static final List<String> SETTINGS = List.of(
      "-c", "user.name=Distributed communication",
      "-c", "user.email=course@example.org",
      "-c", "init.defaultBranch=main",
      "-c", "commit.gpgSign=false",
      "-c", "core.hooksPath=/dev/null",
      "-c", "core.autocrlf=false");

  /** The files that git tracks, by their path below the folder. */
  List<String> tracked() throws IOException, InterruptedException {
    return Stream.of(run("ls-files", "-z").split("\0"))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Makes a repository of all that is in the folder. */
  void commitAll(String message) throws IOException, InterruptedException {
    run("init", "-q");
    run("add", "--all", "--force");
    run("commit", "-q", "-m", message);
  }

  private String run(String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("git", "--no-pager");
    builder.command().addAll(SETTINGS);
    builder.command().addAll(List.of(words));
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    Process git = builder.directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (git.waitFor() != 0) {
      throw new IllegalStateException("git " + words[0] + " in " + folder + ": " + said.strip());
    }
    return said;
  }
}
