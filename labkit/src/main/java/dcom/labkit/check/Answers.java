package dcom.labkit.check;

import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.BadManifest;
import dcom.labkit.lab.Subject;
import dcom.labkit.lab.Yaml;
import java.nio.file.Path;

/** The student's predictions: the file {@code answers.yaml} in the lab's folder. */
public final class Answers {
  private final Path file;

  Answers(Subject subject) {
    this.file = subject.file("answers.yaml");
  }

  /**
   * The prediction under a key, as it is written; ends the check as not started while it is left
   * out or a question mark.
   *
   * @throws Unmet with line and column, if the file is not YAML, or has more than a plain value there
   */
  public String text(String key) {
    String text = written(key).strip();
    if (text.isEmpty() || text.equals("?")) {
      throw new NotStarted("answers.yaml has no prediction for '" + key + "' yet");
    }
    return text;
  }

  private String written(String key) {
    try {
      return Yaml.read(file).find(key).map(Yaml::text).orElse("?");
    } catch (BadManifest e) {
      throw new Unmet("answers.yaml has one plain value under '" + key + "'", e.found());
    }
  }
}
