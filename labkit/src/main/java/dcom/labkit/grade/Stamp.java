package dcom.labkit.grade;

import dcom.labkit.grade.intake.Contents;
import dcom.labkit.lab.Lab;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a proof holds for: this kit, this lab, this answer, these wrong programs, on this machine. */
final class Stamp {
  private Stamp() {}

  static String of(Lab lab, Wish wish) {
    List<String> parts = new ArrayList<>(List.of(
        wish.broker(),
        wish.cell().name(),
        Runtime.version().toString(),
        "" + Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + System.getProperty("os.version")));
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .forEach(part -> parts.add(Contents.fingerprint(part)));
    Stream.of(lab.folder(), lab.answer()).forEach(folder -> sources(folder, parts));
    return Contents.fingerprint(parts);
  }

  /** All but what is made. */
  private static void sources(Path folder, List<String> parts) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      entries
          .filter(entry -> !entry.endsWith("target"))
          .sorted()
          .forEach(entry -> parts.add(entry.getFileName() + " " + Contents.fingerprint(entry)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }
}
