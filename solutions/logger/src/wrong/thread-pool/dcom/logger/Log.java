package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The file: one line for each message.
 *
 * <p>For many threads: the count is atomic, and a file channel writes one buffer at a time.
 */
final class Log {
  private static final int CHUNK = 1 << 16;

  private final FileChannel channel;
  private final AtomicLong lines = new AtomicLong();

  /** Goes on behind the last whole line; a line that a crash has torn is cut off. */
  Log(Path path) throws IOException {
    try {
      channel = FileChannel.open(path, CREATE, READ, WRITE);
    } catch (IOException e) {
      throw new IOException("Can't open the log: " + e, e);
    }
    channel.truncate(readLines());
    channel.position(channel.size());
  }

  private long readLines() throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    long position = 0;
    long end = 0;
    while (channel.read(chunk.clear(), position) > 0) {
      for (chunk.flip(); chunk.hasRemaining(); ) {
        position++;
        if (chunk.get() == '\n') {
          lines.incrementAndGet();
          end = position;
        }
      }
    }
    return end;
  }

  /** Adds a line; returns its number. */
  long append(String subject, byte[] payload) throws IOException {
    long number = lines.incrementAndGet();
    String line = "[#" + number + "] [" + subject + "]: '" + Escape.of(payload) + "'\n";
    channel.write(ByteBuffer.wrap(line.getBytes(UTF_8)));
    return number;
  }

  /** Returns when all lines are on the disk. */
  void force() throws IOException {
    channel.force(false);
  }
}
