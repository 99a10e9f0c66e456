package dcom.labkit.grade.intake;

import dcom.labkit.grade.intake.HandIn.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Unpacks the archive of a whole class: what a learning platform exports. What of it cannot be unpacked
 * is the trouble of the student whose it is, and of nobody else.
 */
final class Whole implements Visitor {
  /** Of one file at most a gigabyte is read. */
  private static final Limits LIMITS = new Limits(
      500_000, 8L << 30, 1000, 1L << 30, Long.MAX_VALUE, 256L << 20, Duration.ofHours(1));

  private final Path folder;
  private final Limits limits;
  private final List<Trouble> troubles = new ArrayList<>();

  private Whole(Path folder, Limits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * Unpacks an archive into a new folder.
   *
   * @return what could not be unpacked
   * @throws Unreadable if the archive itself cannot be read, or is too large
   */
  static List<Trouble> unpack(Path archive, Path folder) {
    return unpack(archive, folder, LIMITS);
  }

  static List<Trouble> unpack(Path archive, Path folder, Limits limits) {
    Whole whole = new Whole(folder, limits);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw NoRoom.or(folder, e);
    }
    Archive.read(archive, limits, new ReadingTime(limits.time(), System::nanoTime), whole);
    return whole.troubles;
  }

  @Override
  public boolean wants(String name) {
    return true;
  }

  @Override
  public void refused(String name, String reason) {
    troubles.add(new Trouble(name, reason));
  }

  @Override
  public void misnamed(String name, String reason) {
    troubles.add(new Trouble(name.replace('\\', '/'), "has a name that " + reason));
  }

  @Override
  public void folder(String name) {
    try {
      Files.createDirectories(folder.resolve(name));
    } catch (IOException | InvalidPathException e) {
      failed(name, e);
    }
  }

  @Override
  public void file(String name, long size, InputStream content) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      if (!copy(content, file)) {
        Files.delete(file);
        refused(name, "is more than " + Limits.size(limits.file()) + "; at most so much is read");
      }
    } catch (FileAlreadyExistsException e) {
      again(name, content);
    } catch (IOException | InvalidPathException e) {
      failed(name, e);
    }
  }

  /** Whether it is small enough. */
  private boolean copy(InputStream content, Path file) throws IOException {
    byte[] piece = new byte[64 << 10];
    long length = 0;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      for (int count = content.read(piece);
          count > 0 && length <= limits.file();
          count = content.read(piece)) {
        write(out, piece, count, file);
        length += count;
      }
    }
    return length <= limits.file();
  }

  private static void write(OutputStream out, byte[] piece, int count, Path file) {
    try {
      out.write(piece, 0, count);
    } catch (IOException e) {
      throw NoRoom.or(file, e);
    }
  }

  /** The same name once more: no trouble if it is the same file once more. */
  private void again(String name, InputStream content) {
    Path file = folder.resolve(name);
    try (InputStream first = Files.newInputStream(file)) {
      if (!same(first, content)) {
        refused(name, "is in the archive twice, and the two differ");
      }
    } catch (IOException e) {
      failed(name, e);
    }
  }

  private static boolean same(InputStream one, InputStream other) throws IOException {
    byte[] own;
    do {
      own = one.readNBytes(64 << 10);
      if (!Arrays.equals(own, other.readNBytes(own.length + (own.length == 0 ? 1 : 0)))) {
        return false;
      }
    } while (own.length > 0);
    return true;
  }

  private void failed(String name, Exception failure) {
    if (failure instanceof IOException e && NoRoom.is(folder, e)) {
      throw new NoRoom(folder, e);
    }
    refused(name, "cannot be taken out of the archive: " + reason(failure));
  }

  private static String reason(Exception failure) {
    return failure instanceof java.nio.file.FileSystemException e && e.getReason() != null
        ? e.getReason()
        : failure.getMessage();
  }
}
