package dcom.logger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** The file, through streams. For one thread. */
final class Log {
  private final FileOutputStream file;
  private final OutputStream out;
  private long lines;

  Log(Path path) throws IOException {
    repair(path);
    file = new FileOutputStream(path.toFile(), true);
    out = new BufferedOutputStream(file, 1 << 18);
  }

  /** Reads line by line; the last one goes if it has no newline. */
  private void repair(Path path) throws IOException {
    try (RandomAccessFile old = new RandomAccessFile(path.toFile(), "rw")) {
      long whole = 0;
      while (old.readLine() != null) {
        long end = old.getFilePointer();
        old.seek(end - 1);
        if (old.read() == '\n') {
          lines++;
          whole = end;
        }
      }
      old.setLength(whole);
    }
  }

  long append(String subject, byte[] payload) throws IOException {
    lines++;
    out.write(("[#" + lines + "] [" + subject + "]: '").getBytes(ISO_8859_1));
    out.write(Escape.of(payload).getBytes(ISO_8859_1));
    out.write('\'');
    out.write('\n');
    return lines;
  }

  void force() throws IOException {
    out.flush();
    file.getFD().sync();
  }
}
