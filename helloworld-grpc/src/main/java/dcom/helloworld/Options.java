package dcom.helloworld;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed behind a program's name. Given.
 *
 * @param values options and their values; for a switch an empty one
 * @param words what is no option
 */
record Options(Map<String, String> values, List<String> words) {
  /**
   * Sorts words.
   *
   * @param usage what the user reads who types anything else
   * @param valued options that take a value
   * @param switches options that take none
   */
  static Options parse(String usage, Set<String> valued, Set<String> switches, String... typed) {
    Deque<String> rest = new ArrayDeque<>(List.of(typed));
    Map<String, String> values = new HashMap<>();
    List<String> words = new ArrayList<>();
    while (!rest.isEmpty()) {
      String word = rest.remove();
      if (valued.contains(word) && !rest.isEmpty()) {
        values.put(word, rest.remove());
      } else if (switches.contains(word)) {
        values.put(word, "");
      } else if (!word.startsWith("-")) {
        words.add(word);
      } else {
        throw new IllegalArgumentException(usage);
      }
    }
    return new Options(values, words);
  }

  boolean has(String option) {
    return values.containsKey(option);
  }

  Optional<String> text(String option) {
    return Optional.ofNullable(values.get(option));
  }

  int number(String option, int usual) {
    return text(option).map(Integer::valueOf).orElse(usual);
  }

  /** A time such as {@code 300ms} or {@code 2s}. */
  Optional<Duration> duration(String option) {
    return text(option).map(Options::parseDuration);
  }

  private static Duration parseDuration(String text) {
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
        : Duration.parse("PT" + text);
  }
}
