package dcom.labkit.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What {@code lab.yaml} says: the only list of a lab's programs, steps and points.
 *
 * @param id the lab's name on the command line, and its folder's name
 * @param number its place in the course, from 1
 * @param title what it is about
 * @param minutes how long a student should plan for it
 * @param needs the kinds of server that its programs talk to; {@code nats} for example
 * @param programs by name, in the order of the file
 * @param files what a student changes, relative to the lab's folder
 * @param steps in order
 * @param demo what {@code ./lab demo} plays
 */
public record Manifest(
    String id,
    int number,
    String title,
    int minutes,
    List<String> needs,
    Map<String, Program> programs,
    List<String> files,
    List<Step> steps,
    List<Scene> demo) {

  private static final Set<String> FIELDS =
      Set.of("id", "number", "title", "minutes", "needs", "programs", "files", "steps", "demo");

  /**
   * Reads a manifest.
   *
   * @throws BadManifest naming file, line and field
   */
  public static Manifest read(Path file) {
    Yaml yaml = Yaml.read(file);
    yaml.fields(FIELDS);
    return new Manifest(
        yaml.get("id").text(),
        yaml.get("number").number(1),
        yaml.get("title").text(),
        yaml.get("minutes").number(1),
        yaml.get("needs").texts(),
        programs(yaml.get("programs")),
        yaml.get("files").texts(),
        steps(yaml.get("steps").elements()),
        yaml.find("demo").map(Yaml::elements).orElse(List.of()).stream()
            .map(Manifest::scene)
            .toList());
  }

  /** All points of the lab. */
  public int points() {
    return steps.stream().mapToInt(Step::points).sum();
  }

  static Map<String, Program> programs(Yaml yaml) {
    Map<String, Program> programs = new LinkedHashMap<>();
    yaml.fields().forEach((name, value) -> programs.put(name, program(name, value)));
    return programs;
  }

  private static Program program(String name, Yaml value) {
    if (value.isText()) {
      return new Program.Main(name, value.text());
    }
    value.fields(Set.of("build", "command"));
    List<String> build = value.find("build").map(Yaml::texts).orElse(List.of());
    List<String> command = value.get("command").texts();
    if (command.isEmpty()) {
      throw value.get("command").bad("must name an executable");
    }
    return new Program.Other(name, build, command);
  }

  private static List<Step> steps(List<Yaml> list) {
    List<Step> steps = new ArrayList<>();
    for (Yaml yaml : list) {
      steps.add(step(steps.size() + 1, yaml));
    }
    return steps;
  }

  private static Step step(int number, Yaml yaml) {
    yaml.fields(Set.of("title", "points", "after", "requirements"));
    Optional<Yaml> after = yaml.find("after");
    Set<Integer> earlier = after
        .map(list -> list.elements().stream().map(n -> n.number(1)).collect(Collectors.toSet()))
        .orElseGet(() -> IntStream.range(1, number).boxed().collect(Collectors.toSet()));
    List<Requirement> requirements =
        yaml.find("requirements").map(Yaml::elements).orElse(List.of()).stream()
            .map(Manifest::requirement)
            .toList();
    try {
      return new Step(
          number, yaml.get("title").text(), yaml.get("points").number(1), earlier, requirements);
    } catch (IllegalArgumentException e) {
      throw yaml.get("after").bad(e.getMessage());
    }
  }

  private static Requirement requirement(Yaml yaml) {
    yaml.fields(Set.of("says", "checks", "unchecked"));
    try {
      return new Requirement(
          yaml.get("says").text(),
          yaml.find("checks").map(Yaml::texts).orElse(List.of()),
          yaml.find("unchecked").map(Yaml::text).orElse(""));
    } catch (IllegalArgumentException e) {
      throw yaml.bad(e.getMessage());
    }
  }

  private static Scene scene(Yaml yaml) {
    yaml.fields(Set.of("open", "tail", "args", "until"));
    return new Scene(
        yaml.find("open").map(Yaml::text).orElse(""),
        yaml.find("tail").map(Yaml::text).orElse(""),
        yaml.find("args").map(Yaml::texts).orElse(List.of()),
        yaml.find("until").map(Yaml::text).orElse(""));
  }
}
