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
 * A file in a program's folder, as used by somebody who does not trust the program: links are not
 * followed, nothing but a plain file is read, and no more than 8 MB of it; what is written is a new file.
 */
public final class ProgramFile {
  private static final int LARGEST = 8 << 20;

  private final Path path;

  /** The file at this path, in the folder itself; it need not be there. */
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
      return Optional.of(open(this::read));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new Unmet(name() + " is a file that can be read", e.toString());
    }
  }

  /** Whether there is something of this name, a link that leads nowhere included. */
  public boolean exists() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Puts a new file with these bytes in the place of whatever is there.
   *
   * @throws Unmet if that is not possible
   */
  public void write(byte[] bytes) {
    try {
      Files.deleteIfExists(path);
      Files.write(path, bytes, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new Unmet(name() + " can be written by the check", e.toString());
    }
  }

  /** What can be done with an open file. */
  public interface Use<T> {
    /** Does it; the file is closed afterwards. */
    T of(FileChannel file) throws IOException;
  }

  /**
   * Opens it, to read or to map.
   *
   * @throws NoSuchFileException if there is no such file
   * @throws Unmet if it is something else than a plain file, too large, or is cut while it is mapped
   */
  public <T> T open(Use<T> use) throws IOException {
    expectPlain();
    try (FileChannel channel = open()) {
      expectSmall(channel.size());
      return use.of(channel);
    } catch (InternalError e) {
      throw new Unmet(name() + " stays as long as it is while it is read", "it became shorter");
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

  private void expectSmall(long size) {
    if (size > LARGEST) {
      throw new Unmet(
          "%s has at most %,d bytes".formatted(name(), LARGEST), "it has %,d".formatted(size));
    }
  }

  private byte[] read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), LARGEST));
    while (bytes.hasRemaining() && channel.read(bytes) > 0) {
      // The rest comes with the next read.
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
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
