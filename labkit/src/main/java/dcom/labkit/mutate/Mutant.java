package dcom.labkit.mutate;

import java.nio.file.Path;

/**
 * One change in one source file.
 *
 * @param file the file, below the folder of sources
 * @param line where the change is, from 1
 * @param text the line there, without what surrounds it
 * @param operator the kind of change
 * @param start where what is replaced begins in the file
 * @param before what is replaced
 * @param after what stands there instead
 */
public record Mutant(
    Path file, int line, String text, Operator operator, int start, String before, String after) {
  /** The whole file with the change. */
  String applied(String source) {
    return source.substring(0, start) + after + source.substring(start + before.length());
  }

  /** What is changed, on one line. */
  public String change() {
    return flat(before) + " → " + flat(after);
  }

  /** Where it is, as {@code Server.java:31}. */
  public String place() {
    return file.getFileName() + ":" + line;
  }

  private static String flat(String code) {
    return code.strip().replaceAll("\\s+", " ");
  }
}
