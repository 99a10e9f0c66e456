package dcom.labkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** Tells whether something must be made again: a digest (SHA-256) of all that it was made from. */
final class Fingerprint {
  private final Path file;
  private final String now;

  /** The fingerprint of files, whose contents count, and of settings; kept beside {@code made}. */
  Fingerprint(Path made, Collection<Path> files, String settings) {
    this.file = made.resolveSibling(made.getFileName() + ".from");
    this.now = digest(files, settings);
  }

  /** Whether {@code made} was made from exactly this. */
  boolean matches(Path made) {
    try {
      return Files.exists(made) && Files.exists(file) && Files.readString(file).equals(now);
    } catch (IOException e) {
      return false;
    }
  }

  /** Remembers that it was made. */
  void keep() {
    try {
      Files.writeString(file, now);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String digest(Collection<Path> files, String settings) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((settings + Runtime.version()).getBytes(StandardCharsets.UTF_8));
      for (Path source : files) {
        digest.update(source.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(source));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a source file", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
