package dcom.labkit.regex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Texts that are slow to search with an expression if any are: a beginning that the expression likes,
 * then something again and again, then an end that it does not like. What is repeated is made of the
 * expression's own characters: one, two, or what a stretch of the expression would match.
 */
final class HostileTexts {
  /** Something again and again. */
  record Text(String before, String again, String after) {
    String ofLength(int length) {
      return before + again.repeat(Math.max(1, length / again.length())) + after;
    }

    @Override
    public String toString() {
      return "'" + before + "' and '" + again + "' again and again, then '" + after + "'";
    }
  }

  private static final String USUAL = " \n7a/(\".:_-<\t)'\\x{[";
  private static final String UNLIKELY = "\u2028\u0001";

  /** The longest stretch, in pieces of the expression. */
  private static final int STRETCH = 12;

  private static final int ALPHABET = 16;

  private final String regex;

  /** What each piece of the expression would match, one after the other, as if each stood once. */
  private final List<String> pieces = new ArrayList<>();

  private final Set<String> alphabet = new LinkedHashSet<>();
  private int at;

  private HostileTexts(String regex) {
    this.regex = regex;
    while (at < regex.length()) {
      piece();
    }
    USUAL.codePoints().forEach(c -> alphabet.add(Character.toString(c)));
  }

  static List<Text> of(String regex) {
    HostileTexts texts = new HostileTexts(regex);
    List<Text> all = new ArrayList<>();
    texts.runs().forEach(again -> add(all, "", again));
    for (int from = 0; from < texts.pieces.size(); from++) {
      String before = String.join("", texts.pieces.subList(0, from));
      int end = Math.min(texts.pieces.size(), from + STRETCH);
      for (int to = from + 1; to <= end; to++) {
        String again = String.join("", texts.pieces.subList(from, to));
        add(all, before, again);
        add(all, "", again);
      }
      texts.alphabet.stream().limit(ALPHABET).forEach(again -> add(all, before, again));
    }
    add(all, "", String.join("", texts.pieces));
    return all.stream().distinct().toList();
  }

  private static void add(List<Text> all, String before, String again) {
    if (!again.isEmpty()) {
      all.add(new Text(before, again, ""));
      all.add(new Text(before, again, UNLIKELY));
    }
  }

  private List<String> runs() {
    List<String> letters = alphabet.stream().limit(ALPHABET).toList();
    List<String> runs = new ArrayList<>(letters);
    for (String one : letters) {
      letters.forEach(other -> runs.add(one + other));
    }
    return runs;
  }

  private void piece() {
    char c = regex.charAt(at);
    if (c == '\\') {
      escape();
    } else if (c == '[') {
      atom(classEnd());
    } else if (c == '(') {
      group();
    } else if (c == '{') {
      repeat();
    } else if (")|^$*+?".indexOf(c) >= 0) {
      at++;
    } else {
      atom(at + 1);
    }
  }

  private void repeat() {
    int end = regex.indexOf('}', at);
    int times = Integer.parseInt(regex.substring(at + 1, end).split(",")[0]);
    if (!pieces.isEmpty() && times > 1) {
      pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1).repeat(times));
    }
    at = end + 1;
  }

  /** What opens a group and says what kind of one. */
  private void group() {
    at++;
    if (regex.startsWith("?", at)) {
      boolean named = regex.startsWith("?<", at)
          && !regex.startsWith("?<=", at)
          && !regex.startsWith("?<!", at);
      int end = at + 1;
      while (end < regex.length() && (named ? ">" : ":=!>)").indexOf(regex.charAt(end)) < 0) {
        end++;
      }
      at = end + 1;
    }
  }

  private void escape() {
    if (regex.startsWith("\\Q", at)) {
      int end = regex.indexOf("\\E", at);
      regex.substring(at + 2, end).chars().forEach(c -> take(Character.toString(c)));
      at = end + 2;
    } else if ("bBAZzG".indexOf(regex.charAt(at + 1)) >= 0) {
      at += 2;
    } else if ("pP".indexOf(regex.charAt(at + 1)) >= 0) {
      atom(regex.indexOf('}', at) + 1);
    } else if (regex.charAt(at + 1) == 'u') {
      atom(at + 6);
    } else {
      atom(at + 2);
    }
  }

  private int classEnd() {
    int depth = 0;
    int end = at;
    do {
      char c = regex.charAt(end);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      end += c == '\\' ? 2 : 1;
    } while (depth > 0);
    return end;
  }

  /** What matches one character: by trying some. */
  private void atom(int end) {
    String atom = regex.substring(at, end);
    at = end;
    try {
      Pattern pattern = Pattern.compile(atom, Pattern.DOTALL);
      (atom + USUAL)
          .codePoints()
          .mapToObj(Character::toString)
          .filter(c -> pattern.matcher(c).matches())
          .limit(2)
          .forEach(alphabet::add);
      (atom.equals(".") ? "x" : atom + USUAL)
          .codePoints()
          .mapToObj(Character::toString)
          .filter(c -> pattern.matcher(c).matches())
          .findFirst()
          .ifPresent(this::take);
    } catch (PatternSyntaxException e) {
      // A back reference: what it stands for is in another piece.
    }
  }

  private void take(String text) {
    pieces.add(text);
    alphabet.add(text);
  }
}
