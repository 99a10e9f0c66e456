package dcom.labkit.grade.intake;

import dcom.labkit.report.Legible;
import java.util.List;

/** Names of files as archives give them. */
final class Names {
  private static final int SHOWN = 100;

  private Names() {}

  /** With slashes between folders, and nothing before the first; a folder's without one at its end. */
  static String plain(String written) {
    String name = written.replace('\\', '/');
    int from = 0;
    while (name.startsWith("./", from)) {
      from += 2;
    }
    int to = name.length();
    while (to > from && name.charAt(to - 1) == '/') {
      to--;
    }
    return name.substring(from, to);
  }

  /** Why this can be nothing's name; empty if it can. */
  static String problem(String written) {
    String name = written.replace('\\', '/');
    boolean drive =
        name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0));
    if (written.length() > Limits.NAME) {
      return "is longer than " + Limits.NAME + " characters";
    } else if (name.startsWith("/")
        || drive
        || List.of(name.split("/")).contains("..")
        || name.indexOf('\0') >= 0) {
      return "leads out of it";
    }
    return "";
  }

  /** Legible and short, for a message. */
  static String shown(String name) {
    return Legible.brief(name, SHOWN);
  }
}
