package dcom.logger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/** The file. Lines are appended in memory; store() brings what was taken from there to the disk. */
final class Log {
  private static final int LONGEST_TO_COMPLETE = 4 << 20;

  private final RandomAccessFile file;
  private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private long lines;

  Log(String path) throws IOException {
    try {
      file = new RandomAccessFile(path, "rw");
      mend();
    } catch (IOException e) {
      throw new IOException("Can't open the log: " + e.getMessage(), e);
    }
  }

  /** Counts the lines; completes the last one if just its newline is missing, or cuts it off. */
  private void mend() throws IOException {
    long size = file.length();
    long end = 0;
    byte[] block = new byte[1 << 15];
    for (long at = 0; at < size; ) {
      int read = file.read(block);
      if (read < 0) {
        break;
      }
      for (int i = 0; i < read; i++) {
        at++;
        if (block[i] == '\n') {
          lines++;
          end = at;
        }
      }
    }
    file.seek(end);
    if (end < size) {
      byte[] tail = new byte[(int) Math.min(size - end, LONGEST_TO_COMPLETE)];
      file.readFully(tail);
      if (size - end == tail.length && isWhole(tail)) {
        file.write('\n');
        lines++;
      } else {
        file.setLength(end);
        file.seek(end);
      }
      file.getFD().sync();
    }
  }

  private boolean isWhole(byte[] tail) {
    String text = new String(tail, StandardCharsets.ISO_8859_1);
    int quote = text.indexOf("]: '");
    if (quote < 0 || !text.startsWith("[#" + (lines + 1) + "] [")) {
      return false;
    }
    int at = quote + 4;
    while (at < text.length() && text.charAt(at) != '\'') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at == text.length() - 1;
  }

  /** Adds a line in memory; returns its number. */
  long append(String subject, byte[] payload) {
    lines++;
    waiting.writeBytes(("[#" + lines + "] [" + subject + "]: '").getBytes(StandardCharsets.UTF_8));
    Escape.write(payload, waiting);
    waiting.write('\'');
    waiting.write('\n');
    return lines;
  }

  int waiting() {
    return waiting.size();
  }

  /** The lines in memory, which has none of them afterwards. */
  byte[] take() {
    byte[] taken = waiting.toByteArray();
    waiting = new ByteArrayOutputStream();
    return taken;
  }

  /** Returns when these lines are on the disk. */
  void store(byte[] taken) throws IOException {
    try {
      file.write(taken);
      file.getFD().sync();
    } catch (IOException e) {
      throw new IOException("Can't write the log: " + e.getMessage(), e);
    }
  }
}
