package dcom.labkit.grade.format;

import dcom.labkit.grade.Grade;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A folder name for each student: readable, different from all others, and nothing but a name. */
final class FileNames {
  private static final int LONGEST = 60;

  private FileNames() {}

  /** The names in the order of the grades. */
  static List<String> of(List<Grade> grades) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Grade grade : grades) {
      String plain = plain(grade.student());
      String name = plain;
      for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
        name = plain + "-" + n;
      }
      names.add(name);
    }
    return names;
  }

  /** Letters and digits of any script, {@code -} and {@code _}; an underscore for everything else. */
  private static String plain(String student) {
    String name = student.replaceAll("[^\\p{L}\\p{M}\\p{N}_-]+", "_").replaceAll("^_+|_+$", "");
    int end = name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length())));
    return name.isEmpty() ? "student" : name.substring(0, end);
  }
}
