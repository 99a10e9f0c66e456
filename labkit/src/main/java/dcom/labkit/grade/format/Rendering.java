package dcom.labkit.grade.format;

import dcom.labkit.report.Legible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A book of grades in one form.
 *
 * @param files what each file holds, by its name below the folder that they go to
 * @param remarks what the teacher must know beside the files: a student who was not found, for example
 */
public record Rendering(Map<String, byte[]> files, List<String> remarks) {
  /** Keeps the order of the files; remarks are for a terminal. */
  public Rendering {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    remarks = remarks.stream().map(Legible::line).toList();
  }

  /** One file of text. */
  static Rendering of(String name, String text) {
    return new Rendering(Map.of(name, text.getBytes(StandardCharsets.UTF_8)), List.of());
  }

  /** Writes each file whole: a reader sees the old one or the new one. */
  public List<Path> write(Path folder) {
    List<Path> written = new ArrayList<>();
    files.forEach((name, bytes) -> written.add(write(folder.resolve(name), bytes)));
    return written;
  }

  static Path write(Path file, byte[] bytes) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path draft = Files.createTempFile(folder, "grades", ".draft");
      Files.write(draft, bytes);
      return Files.move(
          draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
