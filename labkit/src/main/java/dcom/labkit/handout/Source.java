package dcom.labkit.handout;

import java.util.regex.Pattern;

/**
 * A Java source, as far as one must look to know what it uses.
 *
 * @param type the name of its type, without the package
 * @param pack its package
 * @param code its text without comments
 */
record Source(String type, String pack, String code) {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

  /** Reads a source below a folder of sources: {@code dcom/labkit/lab/Lab.java}. */
  static Source of(String path, String text) {
    int slash = path.lastIndexOf('/');
    return new Source(
        path.substring(slash + 1, path.length() - ".java".length()),
        path.substring(0, Math.max(0, slash)).replace('/', '.'),
        COMMENT.matcher(text).replaceAll(" "));
  }

  /** Whether it says only what its package is for. */
  boolean describesPackage() {
    return type.equals("package-info");
  }

  /** Whether it names a type of the same package, or one of another by its full name. */
  boolean uses(Source other) {
    String name = pack.equals(other.pack)
        ? "\\b" + other.type + "\\b"
        : "\\b" + Pattern.quote(other.pack + "." + other.type) + "\\b";
    return Pattern.compile(name).matcher(code).find();
  }
}
