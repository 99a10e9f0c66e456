package dcom.labkit.lab;

import java.nio.file.Path;

/** A file of a lab that cannot be understood: says the file, the line and the field. */
public final class BadManifest extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String found;

  /** Points at a line and a column, both counted from 1. */
  BadManifest(Path file, int line, int column, String problem) {
    super(file + ":" + line + ": " + problem);
    this.found = "line " + line + ", column " + column + ": " + problem;
  }

  /** What is wrong and where, without the file's name: {@code line 3, column 1: not YAML: …}. */
  public String found() {
    return found;
  }
}
