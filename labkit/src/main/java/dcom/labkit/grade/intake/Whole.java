package dcom.labkit.grade.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Unpacks the archive of a whole class: what a learning platform exports. */
final class Whole {
  private static final Limits LIMITS =
      new Limits(500_000, 8L << 30, 1000, 1L << 30, Long.MAX_VALUE);

  private Whole() {}

  /**
   * Unpacks an archive into a new folder.
   *
   * @throws Unreadable if it cannot be read, or is too large
   */
  static void unpack(Path archive, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + folder, e);
    }
    Archive.read(archive, LIMITS, new Visitor() {
      @Override
      public boolean wants(String name) {
        return true;
      }

      @Override
      public void file(String name, long size, InputStream content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
      }

      @Override
      public void refused(String name, String reason) {
        // A link is nobody's work, and a student without any other file gets a line that says so.
      }
    });
  }
}
