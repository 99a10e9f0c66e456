package dcom.labkit.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A lab's files as they were before a student touched them: of all the versions that git knows, the
 * newest of those with the most left to do.
 */
public final class Starter {
  private static final Pattern TO_DO = Pattern.compile("TODO \\d|: *\"?\\?");

  private Starter() {}

  /** The starter of each file that a student changes, by its path in the lab's folder. */
  public static Map<String, byte[]> of(Lab lab) throws IOException, InterruptedException {
    Map<String, byte[]> starter = new LinkedHashMap<>();
    for (String file : lab.manifest().files()) {
      starter.put(file, version(lab, lab.path().resolve(file)));
    }
    return starter;
  }

  private static byte[] version(Lab lab, Path file) throws IOException, InterruptedException {
    byte[] best = {};
    long most = -1;
    for (String commit : commits(lab, file)) {
      byte[] text = git(lab, "show", commit + ":./" + file);
      long left = TO_DO.matcher(new String(text)).results().count();
      if (left > most) {
        best = text;
        most = left;
      }
    }
    if (most < 0) {
      throw new IllegalStateException("git knows no earlier version of " + file
          + "; take the course's folder " + lab.path() + " afresh");
    }
    return best;
  }

  private static List<String> commits(Lab lab, Path file) throws IOException, InterruptedException {
    return new String(git(lab, "log", "--format=%H", "--", file.toString()))
        .lines()
        .toList();
  }

  private static byte[] git(Lab lab, String... words) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("git", "--no-pager");
    builder.command().addAll(List.of(words));
    Path said = Files.createTempFile("git", ".txt");
    try {
      Process git = ProcessStarts.start(
          builder.directory(lab.course().root().toFile()).redirectError(said.toFile()));
      byte[] output = git.getInputStream().readAllBytes();
      if (git.waitFor() != 0) {
        throw new IllegalStateException("git gives no earlier version of " + lab.path() + ": "
            + Files.readString(said).strip() + "; mend that, or take the folder afresh");
      }
      return output;
    } finally {
      Files.delete(said);
    }
  }
}
