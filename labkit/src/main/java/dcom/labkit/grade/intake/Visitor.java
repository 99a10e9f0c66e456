package dcom.labkit.grade.intake;

import java.io.IOException;
import java.io.InputStream;

/** Looks at what an archive or a folder holds, file by file. */
interface Visitor {
  /** Whether a file is to be read; names are separated by {@code /} and lead nowhere else. */
  boolean wants(String name);

  /** Reads a file. */
  void file(String name, long size, InputStream content) throws IOException;

  /** There is something that is not read: a link, a device, something encrypted. */
  void refused(String name, String reason);

  /** There is a folder. */
  default void folder(String name) {}

  /** There is a name that is no name for a file here: it leads elsewhere, or is too long. */
  default void misnamed(String name, String reason) {
    throw new Unreadable("holds the name '" + Names.shown(name) + "', which " + reason);
  }
}
