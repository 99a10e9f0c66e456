package dcom.helloworld;

import static java.util.stream.Collectors.joining;

import dcom.labkit.check.Answers;
import dcom.labkit.expect.Unmet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of fields that nobody knows, as somebody says or as an experiment shows.
 *
 * @param words by the keys of answers.yaml
 */
record Prediction(Map<String, String> words) {
  private static final List<String> QUESTIONS =
      List.of("next-server-gets", "newer-client-gets", "name-sent-as-field-2");

  /** What answers.yaml says; ends the check as not started while a word is missing. */
  static Prediction of(Answers answers) {
    Map<String, String> words = new LinkedHashMap<>();
    QUESTIONS.forEach(key -> words.put(key, answers.text(key)));
    return new Prediction(words);
  }

  /**
   * Compares with what was seen.
   *
   * @throws Unmet if they differ
   */
  void expect(Prediction seen) {
    if (!words.equals(seen.words)) {
      throw new Unmet("answers.yaml predicts" + this, "your server shows" + seen);
    }
  }

  @Override
  public String toString() {
    return QUESTIONS.stream().map(key -> "\n" + key + ": " + words.get(key)).collect(joining());
  }
}
