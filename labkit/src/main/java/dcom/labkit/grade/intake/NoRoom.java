package dcom.labkit.grade.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk is full while submissions are taken in: nobody's submission is at fault. Says what to do. */
public final class NoRoom extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final long NOTHING = 64 << 10;

  NoRoom(Path where, IOException cause) {
    super(
        "There is no room left on the disk for " + where + " (" + cause.getMessage() + ")."
            + " Nothing was graded, and nothing is kept of this attempt. Free some space and type the"
            + " same again; or use another disk: --out DIR for the grades, and for temporary files"
            + " JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR before ./lab",
        cause);
  }

  /** What to throw when a file of ours cannot be written: this, or that it is something else. */
  static RuntimeException or(Path where, IOException failure) {
    return is(where, failure)
        ? new NoRoom(where, failure)
        : new UncheckedIOException("cannot write " + where, failure);
  }

  /** Whether there is no room, in any language of the system. */
  static boolean is(Path where, IOException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("No space left") || message.contains("quota") || full(where);
  }

  private static boolean full(Path where) {
    Path there = where.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return there != null && Files.getFileStore(there).getUsableSpace() < NOTHING;
    } catch (IOException e) {
      return false;
    }
  }
}
