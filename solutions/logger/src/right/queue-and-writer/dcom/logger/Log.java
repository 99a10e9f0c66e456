package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file: one line for each message, and the nth line begins with {@code [#n]}. */
final class Log {
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
  private final FileChannel channel;
  private long lines;

  Log(Path path) throws IOException {
    try {
      channel = FileChannel.open(
          path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      long end = findEnd();
      if (end < channel.size()) {
        channel.truncate(end); // a line that a crash has torn
      }
      channel.position(end);
    } catch (IOException e) {
      throw new IOException("Can't open the log: " + e, e);
    }
  }

  /** Counts the lines, and returns where the last whole one ends. */
  private long findEnd() throws IOException {
    ByteBuffer block = ByteBuffer.allocate(1 << 16);
    long size = channel.size();
    long end = 0;
    for (long at = 0; at < size; ) {
      block.clear();
      int read = channel.read(block, at);
      if (read <= 0) {
        break;
      }
      for (int i = 0; i < read; i++) {
        if (block.get(i) == '\n') {
          lines++;
          end = at + i + 1;
        }
      }
      at += read;
    }
    return end;
  }

  long lines() {
    return lines;
  }

  long append(String subject, byte[] payload) throws IOException {
    lines++;
    buffer.write(("[#" + lines + "] [").getBytes(US_ASCII));
    buffer.write(subject.getBytes(UTF_8));
    buffer.write(("]: '" + Escape.of(payload) + "'\n").getBytes(US_ASCII));
    return lines;
  }

  void force() throws IOException {
    if (buffer.size() == 0) {
      return;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(buffer.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
      buffer.reset();
    } catch (IOException e) {
      throw new IOException("Can't write the log: " + e.getMessage(), e);
    }
  }
}
