package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The file, opened so that a write returns when the disk has it. For one thread. */
final class Log {
  private final FileChannel file;
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
  private long lines;

  Log(Path path) throws IOException {
    byte[] old = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    int end = old.length;
    while (end > 0 && old[end - 1] != '\n') {
      end--;
    }
    lines = new String(Arrays.copyOf(old, end), UTF_8).lines().count();
    file = FileChannel.open(path, CREATE, APPEND, DSYNC);
    file.truncate(end);
  }

  long append(String subject, byte[] payload) {
    lines++;
    String line = String.format("[#%d] [%s]: '%s'\n", lines, subject, Escape.of(payload));
    batch.writeBytes(line.getBytes(UTF_8));
    return lines;
  }

  void force() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(batch.toByteArray());
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    batch.reset();
  }
}
