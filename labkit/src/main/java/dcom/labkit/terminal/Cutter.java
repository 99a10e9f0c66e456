package dcom.labkit.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts one stream's bytes into lines and keeps the unfinished one. Not thread-safe. */
final class Cutter {
  private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

  /** The lines that these bytes complete. */
  List<String> feed(byte[] bytes, int length) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int n = 0; n < length; n++) {
      if (bytes[n] == '\n') {
        rest.write(bytes, start, n - start);
        lines.add(take());
        start = n + 1;
      }
    }
    rest.write(bytes, start, length - start);
    return lines;
  }

  /** What has come of the next line. */
  String rest() {
    return rest.toString(StandardCharsets.UTF_8);
  }

  /** The same, and forgets it: at the end of the stream it is a line. */
  String take() {
    String line = rest();
    rest.reset();
    return line;
  }
}
