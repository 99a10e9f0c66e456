package dcom.labkit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Reports as JSON files (RFC 8259, UTF-8), as {@code labkit/REPORT.md} documents them. */
public final class ReportFile {
  private ReportFile() {}

  /** Writes a report whole: a reader sees the old one or the new one. */
  public static void write(Report report, Path file) {
    try {
      Files.createDirectories(file.getParent());
      Path draft = Files.createTempFile(file.getParent(), "report", ".draft");
      Files.write(draft, ReportJson.write(report));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report " + file, e);
    }
  }

  /**
   * Reads a report; empty if there is none, or none that this kit understands (an older kit's, say):
   * it is made again by the next check.
   */
  public static Optional<Report> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(ReportJson.read(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
