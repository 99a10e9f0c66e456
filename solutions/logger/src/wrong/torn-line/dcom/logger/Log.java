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

  /** Goes on behind the last line. */
  Log(Path path) throws IOException {
    channel = FileChannel.open(path, CREATE, READ, WRITE);
    countLines();
    channel.position(channel.size());
    buffer = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  private void countLines() throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(BUFFER);
    long position = 0;
    while (channel.read(chunk.clear(), position) > 0) {
      for (chunk.flip(); chunk.hasRemaining(); position++) {
        if (chunk.get() == '\n') {
          lines++;
        }
      }
    }
  }

  /** Adds a line, in memory at first; returns its number. */
  long append(String subject, byte[] payload) throws IOException {
    lines++;
    String line = "[#" + lines + "] [" + subject + "]: '" + Escape.of(payload) + "'\n";
    buffer.write(line.getBytes(UTF_8));
    return lines;
  }

  /** Returns when all lines are on the disk: what it holds then, a power cut does not take. */
  void force() throws IOException {
    buffer.flush();
    channel.force(false);
  }
}
