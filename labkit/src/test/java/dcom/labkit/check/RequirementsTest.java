package dcom.labkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.lab.Requirement;
import dcom.labkit.lab.Step;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementsTest {
  private static final String README = """
      ## Steps

      ### Step 1: greet

      - It greets by name, whatever
        the name is.
      - It ends.

      ```text
      - no bullet
      ```

      ### Step 2: count

      - It counts.
      """;

  private static final Requirement GREETS = tested("whatever the name", "greets");
  private static final Requirement ENDS = tested("It ends", "ends");

  @Test
  void eachBulletIsTiedToChecksAndEachCheckToABullet() {
    assertThat(faults(List.of(GREETS, ENDS), "greets", "ends")).isEmpty();
  }

  @Test
  void aBulletThatNobodyTestsIsNamed() {
    assertThat(faults(List.of(GREETS), "greets"))
        .containsExactly(
            "step 1: the bullet 'It ends.' belongs to 0 requirements of lab.yaml, not to one");
  }

  @Test
  void aBulletMayGoUncheckedWithAReason() {
    Requirement unchecked = new Requirement("It ends", List.of(), "nobody can wait for ever");

    assertThat(faults(List.of(GREETS, unchecked), "greets")).isEmpty();
  }

  @Test
  void aCheckWithoutABulletIsNamed() {
    assertThat(faults(List.of(GREETS, ENDS), "greets", "ends", "smiles"))
        .containsExactly("step 1: no requirement of lab.yaml names the check smiles");
  }

  @Test
  void aRequirementThatTheReadmeDoesNotSayIsNamed() {
    assertThat(faults(List.of(GREETS, ENDS, tested("It counts", "ends")), "greets", "ends"))
        .containsExactly(
            "step 1: the requirement 'It counts' stands in 0 bullets of README.md, not in one");
  }

  private static List<String> faults(List<Requirement> requirements, String... checks) {
    Step step = new Step(1, "greet", 2, Set.of(), requirements);
    return Requirements.faults(step, README, Set.of(checks));
  }

  private static Requirement tested(String says, String check) {
    return new Requirement(says, List.of(check), "");
  }
}
