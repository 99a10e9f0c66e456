package dcom.labkit.lab;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A name that nothing in the course has; offers the nearest ones. */
public final class NoSuchLab extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoSuchLab(String kind, String name, Collection<String> known, String list) {
    super("There is no " + kind + " '" + name + "'. " + nearest(name, known) + " " + list);
  }

  private static String nearest(String name, Collection<String> known) {
    List<String> near = known.stream()
        .filter(candidate -> distance(name, candidate) <= Math.max(2, candidate.length() / 3))
        .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .limit(3)
        .toList();
    return near.isEmpty()
        ? "There are: " + String.join(", ", known) + "."
        : "Did you mean " + String.join(" or ", near) + "?";
  }

  /** Levenshtein's distance: how many letters to insert, delete or replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
