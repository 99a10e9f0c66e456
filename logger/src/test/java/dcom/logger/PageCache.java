package dcom.logger;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dcom.labkit.terminal.ProgramFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * What of a file the disk does not have yet. Linux keeps what is written in memory, page by page, and
 * calls a page dirty until the disk has it, which without a force is half a minute later. Anyone who may
 * read the file can ask for that, and the program that writes it can't know: it isn't watched.
 */
final class PageCache {
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");
  private static final String DIRTY = "(Shared|Private)_Dirty: +[1-9].*";
  private static final int PAGE = 4096;

  private PageCache() {}

  /** Whether this can be seen in a folder: not on other systems, nor on a disk in memory. */
  static boolean isSeenIn(Path folder) {
    Path probe = folder.resolve(".probe-of-a-check-" + UUID.randomUUID());
    try (FileChannel channel = FileChannel.open(probe, CREATE_NEW, WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
      boolean before = isDirty(probe);
      channel.force(true);
      return before && !isDirty(probe);
    } catch (IOException | UncheckedIOException e) {
      return false;
    } finally {
      probe.toFile().delete();
    }
  }

  /** Whether a part of the file was written and is not on the disk. */
  static boolean isDirty(Path file) {
    try {
      return new ProgramFile(file).open(channel -> isDirty(channel, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isDirty(FileChannel channel, Path file) throws IOException {
    MappedByteBuffer mapped = channel.map(MapMode.READ_ONLY, 0, channel.size());
    int sum = 0;
    for (int at = 0; at < mapped.limit(); at += PAGE) {
      sum += mapped.get(at); // only pages that were touched are listed
    }
    return sum < Integer.MAX_VALUE && isListed(file, Files.readAllLines(MAPPINGS));
  }

  private static boolean isListed(Path file, List<String> mappings) {
    boolean ours = false;
    for (String line : mappings) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        ours = line.endsWith(" " + file);
      } else if (ours && line.matches(DIRTY)) {
        return true;
      }
    }
    return false;
  }
}
