package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
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
    channel = FileChannel.open(path, CREATE, READ, WRITE);
    channel.truncate(readLines());
    channel.position(channel.size());
    buffer = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  /** Counts the whole lines; returns the place where the last one ends. */
  private long readLines() throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(BUFFER);
    long position = 0;
    long end = 0;
    while (channel.read(chunk.clear(), position) > 0) {
      for (chunk.flip(); chunk.hasRemaining(); ) {
        position++;
        if (chunk.get() == '\n') {
          lines++;
          end = position;
        }
      }
    }
    return end;
  }

  /** Adds a line, in memory at first; returns its number. */
  long append(String subject, byte[] payload) throws IOException {
    lines++;
    String line = "[#" + lines + "] [" + subject + "]: '" + Escape.of(payload) + "'\n";
    buffer.write(line.getBytes(UTF_8));
    return lines;
  }

  /** Returns when all lines are in the file. */
  void flush() throws IOException {
    buffer.flush();
  }

  /** Returns when all lines of the file are on the disk. */
  void force() throws IOException {
    channel.force(false);
  }
}
