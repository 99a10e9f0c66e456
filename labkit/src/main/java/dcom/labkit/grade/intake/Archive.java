package dcom.labkit.grade.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * An archive that nobody trusts: zip, tar, tar.gz. It is never unpacked as a whole: files are shown one
 * after the other, up to the limits, which hold for names too, before they are read.
 */
final class Archive {
  private static final List<String> READ = List.of(".zip", ".tar", ".tar.gz", ".tgz");
  private static final List<String> NOT_READ =
      List.of(".rar", ".7z", ".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tar.zst", ".gz", ".xz");

  private final Path file;
  private final Limits limits;
  private final ReadingTime time;
  private final long size;
  private final byte[] drain = new byte[8 << 10];
  private int entries;
  private long bytes;
  private boolean inWanted;
  private long wanted;
  private boolean inHeader;
  private long header;
  private long headers;

  private Archive(Path file, Limits limits, ReadingTime time) throws IOException {
    this.file = file;
    this.limits = limits;
    this.time = time;
    this.size = Files.size(file);
  }

  /** Whether a file is an archive, by its name, also one that is not read. */
  static boolean is(String name) {
    return ends(name, READ) || ends(name, NOT_READ);
  }

  /** What the name of an archive that is read ends with, as {@code .zip}; empty for other names. */
  static Optional<String> ending(String name) {
    return READ.stream().filter(name.toLowerCase(Locale.ROOT)::endsWith).findFirst();
  }

  /** The name without what says that it is an archive. */
  static String stem(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.concat(READ.stream(), NOT_READ.stream())
        .filter(lower::endsWith)
        .findFirst()
        .map(end -> name.substring(0, name.length() - end.length()))
        .orElse(name);
  }

  /**
   * Shows what an archive holds.
   *
   * @param file a regular file
   * @throws Unreadable if it is broken, too large, or not what its name says
   * @throws ReadingTime.Over if it takes too long
   */
  static void read(Path file, Limits limits, ReadingTime time, Visitor visitor) {
    String name = file.getFileName().toString();
    if (!ends(name, READ)) {
      throw new Unreadable("is an archive of a kind that is not read; zip, tar and tar.gz are");
    }
    try {
      Archive archive = new Archive(file, limits, time);
      if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
        archive.zip(visitor);
      } else {
        archive.tar(visitor, !name.toLowerCase(Locale.ROOT).endsWith(".tar"));
      }
    } catch (Unreadable | ReadingTime.Over | NoRoom | UncheckedIOException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new Unreadable("is a broken archive: " + e.getMessage());
    }
  }

  private static boolean ends(String name, List<String> with) {
    return with.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith);
  }

  /** What stands before each file's content again is not needed, and could be long for all of them. */
  private void zip(Visitor visitor) throws IOException {
    header(false);
    try (SeekableByteChannel channel =
            new MeteredChannel(Files.newByteChannel(file), this::listed);
        ZipFile zip = ZipFile.builder()
            .setSeekableByteChannel(channel)
            .setIgnoreLocalFileHeader(true)
            .get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        count();
        String name = Names.plain(entry.getName());
        boolean folder = entry.isDirectory() || entry.getName().endsWith("\\");
        String refused = Kind.refused(entry.getUnixMode());
        if (named(entry.getName(), folder, refused, visitor) && visitor.wants(name)) {
          zipped(zip, entry, name, visitor);
        }
      }
    }
  }

  private void zipped(ZipFile zip, ZipArchiveEntry entry, String name, Visitor visitor)
      throws IOException {
    if (!zip.canReadEntryData(entry)) {
      visitor.refused(name, "is encrypted, or compressed in a way that is not read");
      return;
    }
    inWanted = true;
    long[] announced = {Math.max(0, entry.getSize())};
    grow(announced[0]);
    try (InputStream content = new Metered(zip.getInputStream(entry), more -> {
      announced[0] -= more;
      grow(announced[0] < 0 ? more : 0);
    })) {
      visitor.file(name, entry.getSize(), content);
    }
    inWanted = false;
  }

  private void tar(Visitor visitor, boolean compressed) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = new Metered(compressed ? new GZIPInputStream(raw) : raw, this::grow);
        TarArchiveInputStream tar = new TarArchiveInputStream(plain, "UTF-8")) {
      for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
        count();
        String name = Names.plain(entry.getName());
        boolean folder = entry.isDirectory() || entry.getName().endsWith("\\");
        if (named(entry.getName(), folder, Kind.refused(entry), visitor) && visitor.wants(name)) {
          inWanted = true;
          visitor.file(name, entry.getSize(), tar);
          inWanted = false;
        }
        drain(tar, entry.isSparse());
      }
    }
  }

  /** Whether it is a file that can be read; what is none is told. */
  private static boolean named(String written, boolean folder, String refused, Visitor visitor) {
    String name = Names.plain(written);
    String problem = Names.problem(written);
    if (!problem.isEmpty()) {
      visitor.misnamed(written, problem);
    } else if (!refused.isEmpty()) {
      visitor.refused(name, refused);
    } else if (folder) {
      visitor.folder(name);
    }
    return problem.isEmpty() && refused.isEmpty() && !folder;
  }

  /** The library keeps all that stands before a file's content; so it may read only so much of it. */
  private TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
    header(true);
    TarArchiveEntry entry = tar.getNextEntry();
    header(false);
    return entry;
  }

  /** The rest of a file, so that nothing but a header is left to read; holes are on no disk. */
  private void drain(TarArchiveInputStream tar, boolean holes) throws IOException {
    for (int count = tar.read(drain); count > 0; count = tar.read(drain)) {
      grow(holes ? count : 0);
    }
  }

  private void header(boolean begins) {
    inHeader = begins;
    header = 0;
  }

  private void count() {
    entries++;
    grow(0);
  }

  private void grow(long more) {
    time.check();
    bytes += more;
    wanted += inWanted ? more : 0;
    limits.check(entries, bytes, wanted, size);
    if (inHeader) {
      header += more;
      headers += more;
      limits.checkHeaders(header, headers);
    }
  }

  /** The list of contents of a zip archive is read before the first of its files. */
  private void listed(long more) {
    time.check();
    if (entries == 0) {
      headers += more;
      limits.checkHeaders(0, headers);
    }
  }
}
