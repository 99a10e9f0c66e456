package dcom.labkit.check;

import dcom.labkit.lab.BadManifest;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Step;
import dcom.labkit.lab.Subject;
import dcom.labkit.lab.WrongProgram;
import dcom.labkit.lab.Yaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
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
  private static final int LEAST_WRONG = 20;
  private static final int LEAST_RIGHT = 5;
  private static final int LONGEST = 120;
  private static final int RUNGS = 3;
  private static final List<String> README_PARTS =
      List.of("What you will see", "Steps", "The question", "How to check", "What real systems do");

  private final Lab lab;
  private final List<WrongProgram> wrong;
  private final List<String> faults = new ArrayList<>();

  private Lint(Lab lab) {
    this.lab = lab;
    this.wrong = WrongProgram.of(lab);
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
    List<Subject> right = Subject.variants(lab, Subject.Kind.RIGHT);
    fault(wrong.size() < LEAST_WRONG, wrong.size() + " wrong programs, at least " + LEAST_WRONG);
    fault(right.size() < LEAST_RIGHT, right.size() + " right programs, at least " + LEAST_RIGHT);
    wrong.forEach(this::wrong);
    right.forEach(one -> fields(one.folder().resolve("variant.yaml"), one.name(), Set.of("about")));
  }

  private void wrong(WrongProgram one) {
    if (fields(one.file(), one.name(), Set.of("check", "says", "lesson"))) {
      try {
        one.subject();
      } catch (BadManifest e) {
        faults.add(e.getMessage());
      }
    }
    fault(
        !Files.exists(one.failure()),
        "no " + one.failure().getFileName() + ": ./lab dev judge " + lab.id() + " --only "
            + one.name() + " --accept");
  }

  /** Whether the file is there and has these fields. */
  private boolean fields(Path file, String program, Set<String> required) {
    if (!Files.exists(file)) {
      faults.add("no " + file.getFileName() + " for " + program);
      return false;
    }
    Set<String> missing = new TreeSet<>(required);
    missing.removeAll(Yaml.read(file).fields().keySet());
    fault(!missing.isEmpty(), file.getFileName() + " of " + program + " lacks " + missing);
    return missing.isEmpty();
  }

  private void checks() {
    try (CheckClass checks = CheckClass.of(lab)) {
      Sequence sequence = Sequence.of(checks.type(), lab);
      String readme = read(lab.folder().resolve("README.md"));
      for (Step step : lab.manifest().steps()) {
        Set<String> names = sequence.checks().stream()
            .filter(check -> Sequence.step(check) == step.number())
            .map(Method::getName)
            .collect(Collectors.toSet());
        points(step, names.size());
        faults.addAll(Requirements.faults(step, readme, names));
      }
      fault(
          Points.beyond(checks.type(), lab.manifest().steps().size()),
          "a check names a step that lab.yaml lacks");
      named(sequence.checks().stream().map(Method::getName).toList());
      faults.addAll(Claims.faults(checks.type(), wrong));
    }
  }

  private void points(Step step, int count) {
    fault(count == 0, "step " + step.number() + " has no check");
    fault(
        count > 0 && step.points() % count != 0,
        step.points() + " points of step " + step.number() + " among " + count + " checks");
  }

  /** Checks that manifest and wrong programs name are there. */
  private void named(List<String> checks) {
    wrong.stream()
        .filter(one -> Files.exists(one.file()) && !checks.contains(one.check()))
        .forEach(one ->
            faults.add(one.name() + " names the check " + one.check() + ", which is not there"));
    lab.manifest().steps().stream()
        .flatMap(step -> step.requirements().stream())
        .flatMap(requirement -> requirement.checks().stream())
        .filter(check -> !checks.contains(check))
        .forEach(check -> faults.add(
            "a requirement of lab.yaml names the check " + check + ", which is not there"));
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
