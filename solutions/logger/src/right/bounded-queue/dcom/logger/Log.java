package dcom.logger;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The file: one line for each message, and the nth line begins with {@code [#n]}. */
final class Log {
  private static final int CHUNK = 1 << 17;

  private final RandomAccessFile file;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long lines;

  /** Goes on behind the last whole line; a line that a crash has torn is cut off. */
  Log(Path path) throws IOException {
    try {
      file = new RandomAccessFile(path.toFile(), "rw");
    } catch (FileNotFoundException e) {
      throw new IOException("Can't open the log: " + e.getMessage(), e);
    }
    long size = file.length();
    long end = endOfLastLine(size);
    countLines(end);
    if (end < size) {
      file.setLength(end);
    }
    if (end > 0) {
      System.err.println("The log has " + lines + " lines, " + (size - end) + " bytes cut off");
    }
    file.seek(end);
  }

  /** Walks back to the last newline. */
  private long endOfLastLine(long size) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long from = size;
    while (from > 0) {
      int length = (int) Math.min(CHUNK, from);
      from -= length;
      file.seek(from);
      file.readFully(chunk, 0, length);
      for (int i = length - 1; i >= 0; i--) {
        if (chunk[i] == '\n') {
          return from + i + 1;
        }
      }
    }
    return 0;
  }

  private void countLines(long end) throws IOException {
    byte[] chunk = new byte[CHUNK];
    file.seek(0);
    for (long at = 0; at < end; ) {
      int length = (int) Math.min(CHUNK, end - at);
      file.readFully(chunk, 0, length);
      for (int i = 0; i < length; i++) {
        if (chunk[i] == '\n') {
          lines++;
        }
      }
      at += length;
    }
  }

  /** Adds a line, in memory at first; returns its number. */
  long append(String subject, byte[] payload) {
    lines++;
    String line = "[#" + lines + "] [" + subject + "]: '" + Escape.of(payload) + "'\n";
    waiting.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
    return lines;
  }

  /** Returns when all lines are on the disk: what it holds then, a power cut does not take. */
  void force() throws IOException {
    file.write(waiting.toByteArray());
    waiting.reset();
    file.getFD().sync();
  }
}
