package dcom.labkit.check;

import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Manifest;
import dcom.labkit.lab.Step;
import dcom.labkit.lab.Subject;
import dcom.labkit.lab.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of a complete lab, as {@code CONTRIBUTING.md} lists them. */
public final class Lint {
  private static final int LEAST_WRONG = 6;
  private static final int LEAST_RIGHT = 2;
  private static final int LONGEST = 120;
  private static final int RUNGS = 3;
  private static final List<String> README_PARTS =
      List.of("What you will see", "Steps", "The question", "How to check", "What real systems do");

  private final Lab lab;
  private final List<String> faults = new ArrayList<>();

  private Lint(Lab lab) {
    this.lab = lab;
  }

  /** What is missing or wrong in a lab, one sentence each; empty for a complete one. */
  public static List<String> faults(Lab lab) {
    Lint lint = new Lint(lab);
    lint.files();
    lint.readme();
    lint.hints();
    lint.starter();
    lint.variants();
    lint.checks();
    return lint.faults;
  }

  private void files() {
    require(lab.folder().resolve("README.md"));
    require(lab.folder().resolve("hints.md"));
    require(lab.folder().resolve("pom.xml"));
    require(lab.answer().resolve("README.md"));
    require(lab.answer().resolve("pom.xml"));
    for (String file : lab.manifest().files()) {
      require(lab.folder().resolve(file));
      require(lab.answer().resolve(file));
    }
    fault(
        !lab.id().equals(lab.folder().getFileName().toString()), "its id is not its folder's name");
    fault(lab.manifest().demo().isEmpty(), "lab.yaml has no demo");
  }

  private void readme() {
    String text = read(lab.folder().resolve("README.md"));
    README_PARTS.stream()
        .filter(part -> !Pattern.compile("(?m)^#+ .*" + part).matcher(text).find())
        .forEach(part -> faults.add("README.md has no part '" + part + "'"));
    fault(!text.contains("```console"), "README.md shows no run (a console block)");
    for (Step step : lab.manifest().steps()) {
      boolean told =
          Pattern.compile("(?m)^#+ Step " + step.number() + "\\b").matcher(text).find();
      fault(!told, "README.md has no heading for step " + step.number());
    }
  }

  private void hints() {
    String text = read(lab.folder().resolve("hints.md"));
    for (Step step : lab.manifest().steps()) {
      String[] parts = text.split("(?m)^## Step " + step.number() + "\\b.*$", 2);
      String own = parts.length < 2 ? "" : parts[1].split("(?m)^## ", 2)[0];
      long rungs = Pattern.compile("(?m)^### \\d").matcher(own).results().count();
      fault(
          rungs < RUNGS,
          "hints.md has " + rungs + " of " + RUNGS + " hints for step " + step.number());
    }
  }

  private void starter() {
    String all = Subject.student(lab).sources().values().stream()
        .map(Lint::read)
        .collect(Collectors.joining());
    String answers = read(lab.folder().resolve("answers.yaml"));
    for (Step step : lab.manifest().steps()) {
      boolean marked = (all + answers).contains("TODO " + step.number());
      fault(!marked, "no TODO " + step.number() + " in the starter");
    }
    Stream.of(Subject.student(lab), Subject.answer(lab))
        .flatMap(subject -> subject.sources().values().stream())
        .filter(file -> !file.toString().contains("generated-sources"))
        .filter(file -> read(file).lines().count() > LONGEST)
        .forEach(file -> faults.add(file.getFileName() + " has more than " + LONGEST + " lines"));
  }

  private void variants() {
    List<Subject> wrong = Subject.variants(lab, Subject.Kind.WRONG);
    List<Subject> right = Subject.variants(lab, Subject.Kind.RIGHT);
    fault(wrong.size() < LEAST_WRONG, wrong.size() + " wrong programs, at least " + LEAST_WRONG);
    fault(right.size() < LEAST_RIGHT, right.size() + " right programs, at least " + LEAST_RIGHT);
    wrong.forEach(one -> fields(one, "mistake.yaml", Set.of("check", "says", "lesson")));
    wrong.forEach(one -> fault(
        !Files.exists(one.folder().resolve(Golden.NAME)),
        "no " + Golden.NAME + " for " + one.name() + ": ./lab dev judge " + lab.id()
            + " --accept"));
    right.forEach(one -> fields(one, "variant.yaml", Set.of("about")));
  }

  private void fields(Subject variant, String name, Set<String> required) {
    Path file = variant.folder().resolve(name);
    if (!Files.exists(file)) {
      faults.add("no " + name + " for " + variant.name());
      return;
    }
    Set<String> missing = new TreeSet<>(required);
    missing.removeAll(Yaml.read(file).fields().keySet());
    fault(!missing.isEmpty(), name + " of " + variant.name() + " lacks " + missing);
  }

  private void checks() {
    try (CheckClass checks = CheckClass.of(lab)) {
      Manifest manifest = lab.manifest();
      for (Step step : manifest.steps()) {
        int count = Points.count(checks.type(), step.number());
        fault(count == 0, "step " + step.number() + " has no check");
        fault(
            count > 0 && step.points() % count != 0,
            step.points() + " points of step " + step.number() + " among " + count + " checks");
      }
      fault(
          Points.beyond(checks.type(), manifest.steps().size()),
          "a check names a step that lab.yaml lacks");
      uncaught(checks);
    }
  }

  private void uncaught(CheckClass checks) {
    Set<String> names = Stream.of(checks.type().getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Check.class))
        .map(java.lang.reflect.Method::getName)
        .collect(Collectors.toSet());
    for (Subject wrong : Subject.variants(lab, Subject.Kind.WRONG)) {
      Path file = wrong.folder().resolve("mistake.yaml");
      if (Files.exists(file)) {
        String named = Yaml.read(file).get("check").text();
        fault(
            !names.contains(named),
            wrong.name() + " names the check " + named + ", which is not there");
      }
    }
  }

  private void require(Path file) {
    fault(!Files.exists(file), "no " + lab.course().root().relativize(file));
  }

  private void fault(boolean found, String text) {
    if (found) {
      faults.add(text);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
