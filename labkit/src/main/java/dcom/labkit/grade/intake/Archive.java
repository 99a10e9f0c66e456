package dcom.labkit.grade.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * An archive that nobody trusts: zip, tar, tar.gz. It is never unpacked as a whole: files are shown one
 * after the other, up to the limits, and what has a name that leads out of the archive is refused.
 */
final class Archive {
  private static final List<String> READ = List.of(".zip", ".tar", ".tar.gz", ".tgz");
  private static final List<String> NOT_READ =
      List.of(".rar", ".7z", ".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tar.zst", ".gz", ".xz");

  private final Path file;
  private final Limits limits;
  private final long size;
  private int entries;
  private long bytes;

  private Archive(Path file, Limits limits) throws IOException {
    this.file = file;
    this.limits = limits;
    this.size = Files.size(file);
  }

  /** Whether a file is an archive, by its name, also one that is not read. */
  static boolean is(String name) {
    return ends(name, READ) || ends(name, NOT_READ);
  }

  /** The name without what says that it is an archive. */
  static String stem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return java.util.stream.Stream.concat(READ.stream(), NOT_READ.stream())
        .filter(lower::endsWith)
        .findFirst()
        .map(end -> name.substring(0, name.length() - end.length()))
        .orElse(name);
  }

  /**
   * Shows what an archive holds.
   *
   * @throws Unreadable if it is broken, encrypted, too large, or not what its name says
   */
  static void read(Path file, Limits limits, Visitor visitor) {
    String name = file.getFileName().toString();
    if (!ends(name, READ)) {
      throw new Unreadable("is an archive of a kind that is not read; zip, tar and tar.gz are");
    }
    try {
      Archive archive = new Archive(file, limits);
      if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
        archive.zip(visitor);
      } else {
        archive.tar(visitor, !name.toLowerCase(Locale.ROOT).endsWith(".tar"));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable("is a broken archive: " + e.getMessage());
    }
  }

  private static boolean ends(String name, List<String> with) {
    return with.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }

  private void zip(Visitor visitor) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        count(Math.max(0, entry.getSize()));
        String name = name(entry.getName());
        if (entry.isUnixSymlink()) {
          visitor.refused(name, "is a link; links are not followed");
        } else if (!entry.isDirectory() && visitor.wants(name)) {
          zipped(zip, entry, name, visitor);
        }
      }
    }
  }

  private static void zipped(ZipFile zip, ZipArchiveEntry entry, String name, Visitor visitor)
      throws IOException {
    if (!zip.canReadEntryData(entry)) {
      throw new Unreadable("is encrypted, or compressed in a way that is not read");
    }
    try (InputStream content = zip.getInputStream(entry)) {
      visitor.file(name, entry.getSize(), content);
    }
  }

  private void tar(Visitor visitor, boolean compressed) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = new Metered(compressed ? new GZIPInputStream(raw) : raw, this::grow);
        TarArchiveInputStream tar = new TarArchiveInputStream(plain)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        count(0);
        String name = name(entry.getName());
        if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
          if (visitor.wants(name)) {
            visitor.file(name, entry.getSize(), tar);
          }
        } else if (!entry.isDirectory()) {
          visitor.refused(name, "is a link or a device; neither is read");
        }
      }
    }
  }

  private void count(long more) {
    entries++;
    grow(more);
  }

  private void grow(long more) {
    bytes += more;
    limits.check(entries, bytes, size);
  }

  private static String name(String written) {
    String name = written.replace('\\', '/');
    boolean leaves = name.startsWith("/")
        || name.matches("^[A-Za-z]:.*")
        || List.of(name.split("/")).contains("..");
    if (leaves || name.indexOf('\0') >= 0) {
      throw new Unreadable("holds the name '" + written + "', which leads out of it");
    }
    return name.startsWith("./") ? name.substring(2) : name;
  }
}
