package dcom.labkit.cli;

import dcom.labkit.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many hints a student has seen for each step of a lab; kept in the course's own folder. */
final class HintsGiven {
  private final Path folder;

  HintsGiven(Lab lab) {
    this.folder = lab.course().root().resolve(".lab/hints").resolve(lab.id());
  }

  /** The number of the hint to give next, from 1. */
  int next(int step) throws IOException {
    Path file = file(step);
    return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) + 1 : 1;
  }

  void remember(int step, int rung) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(file(step), rung + "\n");
  }

  private Path file(int step) {
    return folder.resolve("step-" + step);
  }
}
