package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file, of which each batch of lines is mapped into memory where the last one ended. */
final class Log {
  private final FileChannel channel;
  private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
  private long end;
  private long lines;

  Log(Path path) throws IOException {
    try {
      channel = FileChannel.open(path, CREATE, READ, WRITE);
      byte[] old = Files.readAllBytes(path);
      for (int at = 0; at < old.length; at++) {
        if (old[at] == '\n') {
          lines++;
          end = at + 1;
        }
      }
      channel.truncate(end);
      channel.force(true);
    } catch (IOException e) {
      throw new IOException("No log: " + e, e);
    }
  }

  long append(String subject, byte[] payload) {
    lines++;
    batch.writeBytes(
        ("[#" + lines + "] [" + subject + "]: '" + Escape.of(payload) + "'\n").getBytes(US_ASCII));
    return lines;
  }

  void force() throws IOException {
    if (batch.size() > 0) {
      MappedByteBuffer piece = channel.map(MapMode.READ_WRITE, end, batch.size());
      piece.put(batch.toByteArray());
      piece.force();
      end += batch.size();
      batch.reset();
    }
  }
}
