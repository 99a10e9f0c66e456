package dcom.labkit.grade;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Keeps what students handed in, and their grades, from other users of the machine. */
public final class Permissions {
  private static final Set<PosixFilePermission> OF_FOLDERS =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OF_FILES =
      PosixFilePermissions.fromString("rw-------");

  private Permissions() {}

  /** Makes a folder, unless it is there, that only its owner may look into. */
  static void make(Path folder) throws IOException {
    FileAttribute<?>[] attributes = known(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OF_FOLDERS)}
        : new FileAttribute<?>[0];
    Files.createDirectories(folder, attributes);
  }

  /** Gives all that is in a folder, links left aside, to its owner alone: 0700 and 0600. */
  public static void close(Path folder) throws IOException {
    if (known(folder)) {
      Files.walkFileTree(folder, new Closing());
    }
  }

  private static boolean known(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static final class Closing extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.setPosixFilePermissions(folder, OF_FOLDERS);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        Files.setPosixFilePermissions(file, OF_FILES);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
