package dcom.labkit.grade;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Keeps what students handed in, and their grades, from other users of the machine. */
public final class Permissions {
  private static final Set<PosixFilePermission> OF_OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private Permissions() {}

  /** Makes a folder, unless it is there, that only its owner may look into. */
  static void make(Path folder) throws IOException {
    FileAttribute<?>[] attributes = known(folder)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OF_OWNERS)}
        : new FileAttribute<?>[0];
    Files.createDirectories(folder, attributes);
  }

  /** Takes all that is in a folder, links left aside, from all but its owner: 0700 and 0600. */
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
      close(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        close(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** What can be run, still can be. */
    private static void close(Path path) throws IOException {
      Set<PosixFilePermission> own = EnumSet.copyOf(OF_OWNERS);
      own.retainAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
      Files.setPosixFilePermissions(path, own);
    }
  }
}
