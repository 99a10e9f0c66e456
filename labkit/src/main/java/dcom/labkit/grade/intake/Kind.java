package dcom.labkit.grade.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** What is neither a file nor a folder, by its kind: why it is not read, or nothing. */
final class Kind {
  private static final int TYPE = 0xF000;

  private Kind() {}

  /** Of what lies on the disk; empty for files and folders. */
  static String refused(Path path) {
    if (Files.isSymbolicLink(path)) {
      return refused(0xA000);
    }
    boolean usual = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    return usual ? "" : refused(mode(path));
  }

  /** Of what a tar archive holds; empty for files and folders. */
  static String refused(TarArchiveEntry entry) {
    if (entry.isSymbolicLink()) {
      return refused(0xA000);
    } else if (entry.isLink()) {
      return "is a hard link; links are not followed";
    } else if (entry.isFIFO()) {
      return refused(0x1000);
    } else if (entry.isCharacterDevice() || entry.isBlockDevice()) {
      return refused(0x2000);
    } else if (entry.isSparse()) {
      return "is a file with holes (tar --sparse), which is not read";
    }
    return entry.isFile() || entry.isDirectory() ? "" : refused(TYPE);
  }

  /** By the type that Unix keeps with a file's rights; empty for files, folders, and no type at all. */
  static String refused(int mode) {
    return switch (mode & TYPE) {
      case 0, 0x8000, 0x4000 -> "";
      case 0xA000 -> "is a symbolic link; links are not followed";
      case 0x1000 -> "is a FIFO; only files and folders are read";
      case 0x2000, 0x6000 -> "is a device; only files and folders are read";
      case 0xC000 -> "is a socket; only files and folders are read";
      default -> "is neither a file nor a folder; nothing else is read";
    };
  }

  private static int mode(Path path) {
    try {
      return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return TYPE;
    }
  }
}
