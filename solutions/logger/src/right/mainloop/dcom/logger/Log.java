package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** The file: each write to it returns when the disk has it. For one thread. */
final class Log {
  private final FileChannel channel;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long lines;

  Log(Path path) throws IOException {
    try {
      channel = FileChannel.open(path, CREATE, READ, WRITE, DSYNC);
    } catch (FileSystemException e) {
      throw new IOException("Can't open the log: " + e, e);
    }
    long size = channel.size();
    long torn = count(size);
    if (torn > 0) {
      channel.truncate(size - torn);
    }
    channel.position(size - torn);
  }

  /** Counts the lines, and returns how many bytes stand behind the last of them. */
  private long count(long size) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(1 << 16);
    long torn = 0;
    while (channel.position() < size && channel.read(block.clear()) > 0) {
      block.flip();
      while (block.hasRemaining()) {
        torn++;
        if (block.get() == '\n') {
          lines++;
          torn = 0;
        }
      }
    }
    return torn;
  }

  long append(String subject, byte[] payload) throws IOException {
    lines++;
    String line = "[#" + lines + "] [" + subject + "]: '" + Escape.of(payload) + "'\n";
    waiting.write(line.getBytes(US_ASCII));
    return lines;
  }

  /** Returns when all lines are on the disk. */
  void force() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    waiting.reset();
  }
}
