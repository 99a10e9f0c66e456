package dcom.labkit.grade.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether files are what they were: a digest (SHA-256) of their names and contents. */
public final class Contents {
  private Contents() {}

  /** The fingerprint of some words. */
  public static String fingerprint(List<String> words) {
    try {
      byte[] bytes = String.join("\0", words).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The fingerprint of a file, or of all files in a folder; links count as what they are. */
  public static String fingerprint(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<Path> sorted =
          files.filter(file -> !Files.isDirectory(file)).sorted().toList();
      for (Path file : sorted) {
        digest.update((folder.relativize(file) + "\0" + Files.isSymbolicLink(file))
            .getBytes(StandardCharsets.UTF_8));
        digest.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
