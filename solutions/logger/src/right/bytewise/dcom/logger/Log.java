package dcom.logger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The file. For one thread. */
final class Log {
  private final RandomAccessFile file;
  private final StringBuilder waiting = new StringBuilder();
  private long lines;

  Log(Path path) throws IOException {
    try {
      file = new RandomAccessFile(path.toFile(), "rw");
    } catch (IOException e) {
      throw new IOException("Can't open the log: " + e.getMessage(), e);
    }
    long size = file.length();
    long end = 0;
    long at = 0;
    byte[] few = new byte[1000];
    while (at < size) {
      int n = file.read(few);
      for (int i = 0; i < n; i++) {
        at++;
        if (few[i] == '\n') {
          lines++;
          end = at;
        }
      }
    }
    file.seek(end);
    if (end < size) {
      mend(end, (int) Math.min(size - end, 1 << 24));
    }
  }

  /** Completes the torn line, or cuts it off where it has not come to its payload. */
  private void mend(long start, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.readFully(bytes);
    String end = length == file.length() - start ? ending(new String(bytes, ISO_8859_1)) : null;
    if (end == null) {
      file.setLength(start);
      file.seek(start);
    } else {
      lines++;
      file.write((end + "\n").getBytes(ISO_8859_1));
    }
    sync();
  }

  /** What this line needs before its newline, or null. */
  private String ending(String torn) {
    String head = "[#" + (lines + 1) + "] [";
    int payload = torn.indexOf("]: '") + 4;
    if (!torn.startsWith(head) || payload < head.length() + 5) {
      return null;
    }
    String subject = torn.substring(head.length(), payload - 4);
    if (!subject.matches("[!-~]+")) {
      return null;
    }
    int i = payload;
    while (i < torn.length()) {
      String rest = torn.substring(i, Math.min(torn.length(), i + 4));
      char c = rest.charAt(0);
      if (c == '\'') {
        return rest.length() == 1 ? "" : null;
      } else if (c != '\\') {
        if (c < ' ' || c > '~') {
          return null;
        }
        i++;
      } else if (rest.length() == 1) {
        return "\\'";
      } else if ("nrt\\'".indexOf(rest.charAt(1)) >= 0) {
        i += 2;
      } else if (rest.matches("\\\\x[0-9a-fA-F]{2}")) {
        i += 4;
      } else {
        return rest.matches("\\\\x[0-9a-fA-F]?") ? "0".repeat(4 - rest.length()) + "'" : null;
      }
    }
    return "'";
  }

  long append(String subject, byte[] payload) {
    lines++;
    waiting.append("[#").append(lines).append("] [").append(subject).append("]: '");
    waiting.append(Escape.of(payload)).append("'\n");
    return lines;
  }

  void write() throws IOException {
    try {
      file.write(waiting.toString().getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new IOException("Can't write the log: " + e.getMessage(), e);
    }
    waiting.setLength(0);
  }

  void sync() throws IOException {
    try {
      file.getFD().sync();
    } catch (IOException e) {
      throw new IOException("Can't force the log to the disk: " + e.getMessage(), e);
    }
  }
}
