package dcom.labkit.grade.intake;

import java.text.Normalizer;
import java.util.Set;

/** Names of folders that every file system takes, whatever a student is called. */
final class FolderName {
  private static final int LONGEST = 60;

  private FolderName() {}

  /** A name that is not in {@code used}, where it goes. */
  static String of(String student, Set<String> used) {
    String plain = Normalizer.normalize(student, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[^A-Za-z0-9]+", "-")
        .replaceAll("^-|-$", "");
    String cut = plain.substring(0, Math.min(LONGEST, plain.length()));
    String name = cut.isEmpty() ? "submission" : cut;
    String free = name;
    for (int n = 2; !used.add(free.toLowerCase(java.util.Locale.ROOT)); n++) {
      free = name + "-" + n;
    }
    return free;
  }
}
