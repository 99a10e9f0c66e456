package dcom.logger;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * The file: one line for each message, and the nth line begins with {@code [#n]}.
 *
 * <p>For one thread, and for one program: two loggers on the same file would overwrite each other.
 * It stays open until the program ends.
 */
final class Log {
  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final OutputStream buffer;
  private long lines;

  /** Goes on behind the last whole line; a line that a crash has torn is cut off. */
  Log(Path path) throws IOException {
    channel = open(path);
    if (channel.size() > 0) {
      // How many lines are there? What if the last one is torn (that can wait until TODO 5)?
      throw new IllegalStateException("TODO 2: go on behind the last line");
    }
    buffer = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  private static FileChannel open(Path path) throws IOException {
    try {
      return FileChannel.open(path, CREATE, READ, WRITE);
    } catch (FileSystemException e) {
      throw new IOException(
          "Can't open the log: " + e, e); // its message alone may be just the path
    }
  }

  /** Adds a line, in memory at first; returns its number. */
  long append(String subject, byte[] payload) throws IOException {
    // Write  [#1] [mytopic]: '1'  and a newline into the buffer; Escape gives the payload's text.
    throw new IllegalStateException("TODO 1: write the line for " + subject);
  }

  /** Returns when all lines are on the disk: what it holds then, a power cut does not take. */
  void force() throws IOException {
    buffer.flush();
    // TODO 5: flush() hands the lines to the operating system. The disk has none of them yet.
  }
}
