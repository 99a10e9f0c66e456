package dcom.labkit.expect;

import java.util.List;
import java.util.Optional;

/**
 * The line that was probably meant to be the expected one: it has the same start, or few characters
 * of it are different and its first word is at most misspelled. Looks at the last lines only, so a flood costs no time.
 */
public final class Closest {
  private static final int LINES = 1_000;
  private static final int CHARACTERS = 300;
  private static final int SPELLING = 2;

  private Closest() {}

  /** The nearest of the candidates; the latest among equally near; none if nothing comes close. */
  public static Optional<String> to(String expected, List<String> candidates) {
    record Candidate(String text, int edits) {}
    String start = cut(expected);
    int size = candidates.size();
    return candidates.subList(Math.max(0, size - LINES), size).stream()
        .map(text -> new Candidate(text, edits(start, cut(text))))
        .filter(candidate -> near(start, cut(candidate.text()), candidate.edits()))
        .reduce((best, next) -> next.edits() <= best.edits() ? next : best)
        .map(Candidate::text);
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), CHARACTERS));
  }

  private static boolean near(String expected, String got, int edits) {
    int same = 0;
    while (same < Math.min(expected.length(), got.length())
        && expected.charAt(same) == got.charAt(same)) {
      same++;
    }
    return same > 0 && same * 2 >= expected.length()
        || edits * 3 <= expected.length() && sameWord(expected, got);
  }

  /** Another first word is another message, however much the rest has in common. */
  private static boolean sameWord(String expected, String got) {
    return edits(expected.split(" ", 2)[0], got.split(" ", 2)[0]) <= SPELLING;
  }

  /** How many characters must be put in, taken out or replaced to make one text of the other. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= from.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int replace = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(replace, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[to.length()];
  }
}
