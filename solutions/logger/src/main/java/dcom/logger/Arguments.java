package dcom.logger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind a program's name: options, each with a value, and then one subject.
 *
 * @param options values by their option, {@code -s} for example
 * @param subject the last word
 */
record Arguments(Map<String, String> options, String subject) {
  Arguments {
    options = Map.copyOf(options);
  }

  /** Empty when the words are of another form, or when an option is not one of the known. */
  static Optional<Arguments> parse(String[] words, List<String> known) {
    Map<String, String> options = new HashMap<>();
    int at = 0;
    while (at + 1 < words.length && known.contains(words[at])) {
      options.put(words[at], words[at + 1]);
      at += 2;
    }
    boolean oneSubject = at + 1 == words.length && !words[at].startsWith("-");
    return oneSubject ? Optional.of(new Arguments(options, words[at])) : Optional.empty();
  }

  /** The value of an option, or this one where the option is not given. */
  String option(String name, String otherwise) {
    return options.getOrDefault(name, otherwise);
  }
}
