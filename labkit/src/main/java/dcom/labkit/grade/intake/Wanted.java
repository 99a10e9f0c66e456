package dcom.labkit.grade.intake;

import dcom.labkit.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that a lab lets students change.
 *
 * @param lab the lab
 * @param name its name below the lab's folder
 * @param telling whether a file of this name can belong to no other lab
 */
record Wanted(Lab lab, String name, boolean telling) {
  static final String SOURCES = "src/main/java/";
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^[ \\t\\f]*+package\\s++([\\w.]++)\\s*+;");

  /** The name without folders. */
  String last() {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** The folder that a lab's folder would be, if a file of this name is the wanted one; ends with a slash. */
  Optional<String> root(String found) {
    boolean whole = found.equals(name) || found.endsWith("/" + name);
    return whole
        ? Optional.of(found.substring(0, found.length() - name.length()))
        : Optional.empty();
  }

  /** Whether a file in any place has the wanted one's name. */
  boolean isNamed(String found) {
    return found.equals(last()) || found.endsWith("/" + last());
  }

  /** Whether a file in any place is the wanted one: it has the name, and Java sources their package. */
  boolean fits(String found, String text) {
    return isNamed(found) && (!isJava() || declares(text, packageName()));
  }

  /** What a source says of its package where it must say something else; empty for other files. */
  Optional<String> otherPackage(String found, String text) {
    return isNamed(found) && isJava() && !declares(text, packageName())
        ? Optional.of(found + " must begin with: package " + packageName() + ";")
        : Optional.empty();
  }

  /** Whether a file's content is that of the starter. */
  boolean isStarter(Path file) {
    Path starter = lab.folder().resolve(name);
    try {
      return Files.exists(starter)
          && Arrays.equals(Files.readAllBytes(starter), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compare " + file, e);
    }
  }

  private boolean isJava() {
    return name.startsWith(SOURCES)
        && name.endsWith(".java")
        && name.lastIndexOf('/') >= SOURCES.length();
  }

  /** The package of its sources; empty for other files. */
  Optional<String> ofPackage() {
    return isJava() ? Optional.of(packageName()) : Optional.empty();
  }

  private String packageName() {
    return name.substring(SOURCES.length(), name.lastIndexOf('/')).replace('/', '.');
  }

  /** The package that a source declares; empty if none. */
  static Optional<String> packageOf(CharSequence text) {
    Matcher matcher = PACKAGE.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  static boolean declares(CharSequence text, String packageName) {
    return PACKAGE.matcher(text).results().anyMatch(one -> one.group(1).equals(packageName));
  }
}
