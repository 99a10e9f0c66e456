package dcom.labkit.lab;

import java.nio.file.Path;

/** A file of a lab that cannot be understood: says the file, the line and the field. */
public final class BadManifest extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Points at a line, counted from 1. */
  BadManifest(Path file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
