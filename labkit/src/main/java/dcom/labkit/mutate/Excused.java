package dcom.labkit.mutate;

import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Mutants that no check can tell from the answer, because they do the same: an answer's {@code
 * src/mutants.yaml}, a list under {@code same}.
 *
 * @param file the name of the source file
 * @param operator the operator's word
 * @param text the source line, without what surrounds it
 * @param change what is changed there
 * @param why why nobody could see a difference
 */
public record Excused(String file, String operator, String text, String change, String why) {
  private static final Set<String> FIELDS = Set.of("file", "operator", "text", "change", "why");

  /** Those of a lab; none where there is no such file. */
  public static List<Excused> of(Lab lab) {
    Path file = lab.answer().resolve("src/mutants.yaml");
    return Files.exists(file)
        ? Yaml.read(file).get("same").elements().stream().map(Excused::read).toList()
        : List.of();
  }

  private static Excused read(Yaml yaml) {
    yaml.fields(FIELDS);
    return new Excused(
        yaml.get("file").text(),
        yaml.get("operator").text(),
        yaml.get("text").text(),
        yaml.get("change").text(),
        yaml.get("why").text());
  }

  /** Whether this is said of that mutant. */
  public boolean covers(Mutant mutant) {
    return mutant.file().getFileName().toString().equals(file)
        && mutant.operator().word().equals(operator)
        && mutant.text().equals(text)
        && mutant.change().equals(change);
  }
}
