package dcom.labkit.check;

import dcom.labkit.lab.Requirement;
import dcom.labkit.lab.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds what a README asks for against what is tested: each bullet of a step has a requirement in
 * {@code lab.yaml}, and each check of the step tests one.
 */
final class Requirements {
  private static final Pattern BULLET = Pattern.compile("(?m)^- (.*+(?:\\n {2,}+\\S.*+)*+)");

  private final Step step;
  private final List<String> bullets;
  private final List<String> faults = new ArrayList<>();

  private Requirements(Step step, List<String> bullets) {
    this.step = step;
    this.bullets = bullets;
  }

  /**
   * What does not fit, one sentence each.
   *
   * @param checks the names of the step's checks
   */
  static List<String> faults(Step step, String readme, Set<String> checks) {
    Requirements requirements = new Requirements(step, bullets(section(step, readme)));
    requirements.bullets.forEach(requirements::tied);
    step.requirements().forEach(requirements::told);
    requirements.tested(checks);
    return requirements.faults;
  }

  private void tied(String bullet) {
    long count = step.requirements().stream().filter(r -> holds(bullet, r)).count();
    if (count != 1) {
      fault("the bullet '" + Brief.start(60, bullet) + "' belongs to " + count
          + " requirements of lab.yaml, not to one");
    }
  }

  private void told(Requirement requirement) {
    long count = bullets.stream().filter(bullet -> holds(bullet, requirement)).count();
    if (count != 1) {
      fault("the requirement '" + requirement.says() + "' stands in " + count
          + " bullets of README.md, not in one");
    }
  }

  private void tested(Set<String> checks) {
    List<String> named =
        step.requirements().stream().flatMap(r -> r.checks().stream()).toList();
    checks.stream()
        .filter(check -> !named.contains(check))
        .sorted()
        .forEach(check -> fault("no requirement of lab.yaml names the check " + check));
  }

  private void fault(String text) {
    faults.add("step " + step.number() + ": " + text);
  }

  private static boolean holds(String bullet, Requirement requirement) {
    return bullet.contains(requirement.says().replaceAll("\\s+", " ").strip());
  }

  private static String section(Step step, String readme) {
    Matcher heading =
        Pattern.compile("(?m)^#+ Step " + step.number() + "\\b.*$").matcher(readme);
    if (!heading.find()) {
      return "";
    }
    return readme.substring(heading.end()).split("(?m)^#{2,} ", 2)[0];
  }

  private static List<String> bullets(String section) {
    String prose = section.replaceAll("(?ms)^```.*?^```$", "");
    return BULLET
        .matcher(prose)
        .results()
        .map(bullet -> bullet.group(1).replaceAll("\\s+", " ").strip())
        .toList();
  }
}
