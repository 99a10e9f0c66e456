package dcom.labkit.check;

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
   * @throws dcom.labkit.lab.BadManifest if the file is not YAML
   */
  public String text(String key) {
    String text = Yaml.read(file).find(key).map(Yaml::text).orElse("?").strip();
    if (text.isEmpty() || text.equals("?")) {
      throw new NotStarted("answers.yaml has no prediction for '" + key + "' yet");
    }
    return text;
  }
}
