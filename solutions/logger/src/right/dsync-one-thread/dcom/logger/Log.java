package dcom.logger;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file: one line for each message, and the nth line begins with {@code [#n]}. */
final class Log {
  private final FileChannel channel;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long lines;

  /** Goes on behind the last whole line; a line that a crash has torn is cut off. */
  Log(Path path) throws IOException {
    try {
      channel = FileChannel.open(
          path,
          StandardOpenOption.CREATE,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DSYNC);
    } catch (FileSystemException e) {
      throw new IOException("Can't open the log: " + e, e);
    }
    long end = 0;
    long size = channel.size();
    if (size > 0) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 700)) {
        for (long at = 1; at <= size; at++) {
          if (in.read() == '\n') {
            lines++;
            end = at;
          }
        }
      }
    }
    if (end < size) {
      channel.truncate(end);
    }
    channel.position(end);
  }

  /** Adds a line, in memory at first; returns its number. */
  long append(String subject, byte[] payload) {
    lines++;
    String line = "[#" + lines + "] [" + subject + "]: '" + Escape.of(payload) + "'\n";
    waiting.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    return lines;
  }

  /** Writes all lines; with DSYNC, a write returns when the disk has it. */
  void force() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(waiting.toByteArray());
    waiting.reset();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
