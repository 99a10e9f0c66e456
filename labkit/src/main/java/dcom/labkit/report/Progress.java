package dcom.labkit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The best that a student ever came to in a lab. Kept in one line of text, apart from what builds make
 * and from what git knows, so it survives a reset of the lab, a pull and a clean build.
 *
 * @param earned the points
 * @param points all points that the lab had then
 */
public record Progress(int earned, int points) {
  /** Refuses more than all. */
  public Progress {
    if (earned < 0 || earned > points) {
      throw new IllegalArgumentException(earned + " of " + points + " points");
    }
  }

  /** What was reached; empty if there is no such file, or none that this kit understands. */
  public static Optional<Progress> at(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> words = List.of(Files.readString(file).strip().split(" of "));
      return Optional.of(
          new Progress(Integer.parseInt(words.get(0)), Integer.parseInt(words.get(1))));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Keeps what a report came to, if it is the best so far. */
  public static void keep(Report report, Path file) {
    Progress now = new Progress(report.earned(), report.points());
    if (now.earned() > 0 && at(file).map(now::better).orElse(true)) {
      now.write(file);
    }
  }

  private boolean better(Progress other) {
    return (long) earned * other.points > (long) other.earned * points;
  }

  /** Whether all points were earned. */
  public boolean done() {
    return earned == points;
  }

  private void write(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), "progress", ".draft");
      Files.writeString(draft, earned + " of " + points + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write your progress to " + file, e);
    }
  }
}
