package dcom.labkit.terminal;

import dcom.labkit.lab.ProcessStarts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * A fresh, empty folder that is gone after {@link #close}, and also when this JVM is killed before.
 * What a program has made so that nobody can delete it now is tried again when this JVM ends. Thread-safe.
 */
public final class Scratch implements AutoCloseable {
  /** Each folder on the way is open meanwhile. */
  private static final int DEEPEST = 200;

  private static final int SECONDS_FOR_RM = 60;

  private final Path folder;

  private Scratch(Path folder) {
    this.folder = folder;
  }

  /** Makes a folder where temporary files go; its name begins with {@code prefix}. */
  public static Scratch open(String prefix) {
    return open(Path.of(System.getProperty("java.io.tmpdir")), prefix);
  }

  /** The same in a folder that is there. */
  public static Scratch open(Path parent, String prefix) {
    try {
      Path folder = Files.createTempDirectory(parent, prefix).toRealPath();
      Warden.ofThisProcess().guard(folder);
      return new Scratch(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for temporary files can be made", e);
    }
  }

  /** Where it is: absolute, without links. */
  public Path folder() {
    return folder;
  }

  /** Deletes the folder with all that is in it; links are deleted, not followed. */
  @Override
  public void close() {
    try {
      delete(folder);
    } catch (IOException e) {
      remove(folder);
    }
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Warden.ofThisProcess().removed(folder);
    }
  }

  /** By rm(1), which knows more ways. What it leaves, the warden tries again at the end. */
  private static void remove(Path folder) {
    try {
      ProcessStarts.start(new ProcessBuilder("rm", "-rf", "--", folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD))
          .waitFor(SECONDS_FOR_RM, TimeUnit.SECONDS);
    } catch (IOException e) {
      // There is no rm on this system.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Deletes a folder, if it is there, with all that is in it; links are deleted, not followed. */
  public static void delete(Path folder) throws IOException {
    Path whole = folder.toAbsolutePath();
    try (DirectoryStream<Path> parent = Files.newDirectoryStream(whole.getParent())) {
      if (parent instanceof SecureDirectoryStream<Path> secure) {
        delete(secure, whole.getFileName(), DEEPEST);
      } else {
        Files.walkFileTree(folder, new Deletion());
      }
    } catch (NoSuchFileException e) {
      // It is gone already.
    }
  }

  /** By open folders, not by paths: a folder that is swapped for a link meanwhile leads nowhere. */
  private static void delete(SecureDirectoryStream<Path> parent, Path name, int deep)
      throws IOException {
    try {
      if (isFolder(parent, name)) {
        empty(parent, name, deep);
        parent.deleteDirectory(name);
      } else {
        parent.deleteFile(name);
      }
    } catch (NoSuchFileException e) {
      // It is gone already.
    }
  }

  private static void empty(SecureDirectoryStream<Path> parent, Path name, int deep)
      throws IOException {
    if (deep == 0) {
      throw new IOException(name + " lies too deep");
    }
    try (SecureDirectoryStream<Path> folder =
        parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      for (Path entry : folder) {
        delete(folder, entry.getFileName(), deep - 1);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static boolean isFolder(SecureDirectoryStream<Path> parent, Path name)
      throws IOException {
    return parent
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes()
        .isDirectory();
  }

  /** For systems that cannot open a folder within another one. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
