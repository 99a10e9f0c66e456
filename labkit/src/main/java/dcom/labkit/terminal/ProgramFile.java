package dcom.labkit.terminal;

import dcom.labkit.expect.Unmet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file that a program leaves in its folder, as seen by somebody who does not trust the program: links
 * are not followed, nothing but a plain file is read, and no more than 8 MB of it.
 */
public final class ProgramFile {
  private static final int LARGEST = 8 << 20;

  private final Path path;

  /** The file at this path; it need not be there. */
  public ProgramFile(Path path) {
    this.path = path;
  }

  /**
   * What it holds now; empty if there is no such file.
   *
   * @throws Unmet if it is something else than a plain file, or too large
   */
  public Optional<byte[]> bytes() {
    try {
      expectPlain();
      return Optional.of(read());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Unmet(name() + " is a file that can be read", e.toString());
    }
  }

  private void expectPlain() throws IOException {
    BasicFileAttributes found =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile()) {
      throw new Unmet(name() + " is a plain file", "it is " + kind(found));
    }
  }

  private static String kind(BasicFileAttributes found) {
    if (found.isSymbolicLink()) {
      return "a link";
    }
    return found.isDirectory() ? "a folder" : "neither file, folder nor link";
  }

  private byte[] read() throws IOException {
    try (FileChannel channel = open()) {
      long size = channel.size();
      if (size > LARGEST) {
        throw new Unmet(
            "%s has at most %,d bytes".formatted(name(), LARGEST), "it has %,d".formatted(size));
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      while (bytes.hasRemaining() && channel.read(bytes) > 0) {
        // The rest comes with the next read.
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    }
  }

  /**
   * To open a pipe to read waits for a writer, so where the program has put one since it was looked
   * at, it is opened to read and write, which does not wait; its size is 0.
   */
  private FileChannel open() throws IOException {
    try {
      return open(StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      return open(StandardOpenOption.READ);
    }
  }

  private FileChannel open(OpenOption... options) throws IOException {
    OpenOption[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = LinkOption.NOFOLLOW_LINKS;
    return FileChannel.open(path, all);
  }

  private String name() {
    return path.getFileName().toString();
  }
}
