package dcom.labkit.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KitSourcesTest {
  private static final String MAIN = "labkit/src/main/java/dcom/labkit/";
  private static final String TEST = "labkit/src/test/java/dcom/labkit/";

  private final Map<String, String> texts = new HashMap<>();

  @Test
  void whatMainAndTheLabsUseIsNeededAndNothingElse() {
    texts.put(MAIN + "cli/Main.java", "import dcom.labkit.lab.Lab; class Main { Near near; }");
    texts.put(MAIN + "cli/Near.java", "class Near { /* not Far */ }");
    texts.put(MAIN + "cli/Far.java", "import dcom.labkit.grade.Book; class Far { Near near; }");
    texts.put(MAIN + "cli/package-info.java", "package dcom.labkit.cli;");
    texts.put(MAIN + "lab/Lab.java", "class Lab { dcom.labkit.lab.Deep deep; }");
    texts.put(MAIN + "lab/Deep.java", "class Deep {}");
    texts.put(MAIN + "grade/Book.java", "class Book {}");
    texts.put(MAIN + "grade/package-info.java", "package dcom.labkit.grade;");
    texts.put(MAIN + "check/Check.java", "@interface Check {}");
    texts.put("echo/src/test/java/dcom/echo/EchoChecks.java", "import dcom.labkit.check.Check;");

    assertThat(KitSources.unneeded(texts, List.of("labkit/src/test/resources/attacks")))
        .containsExactlyInAnyOrder(
            MAIN + "cli/Far.java", MAIN + "grade/Book.java", MAIN + "grade/package-info.java");
  }

  @Test
  void testsOfWhatIsLeftOutAreLeftOutAndSoAreThoseThatUseThem() {
    texts.put(MAIN + "cli/Main.java", "class Main {}");
    texts.put(MAIN + "cli/Far.java", "class Far {}");
    texts.put(TEST + "cli/MainTest.java", "class MainTest { Main main; Helper helper; }");
    texts.put(TEST + "cli/FarTest.java", "class FarTest { Far far; }");
    texts.put(TEST + "cli/FurtherTest.java", "class FurtherTest extends FarTest {}");
    texts.put(TEST + "cli/AttackTest.java", "class AttackTest { \"src/test/resources/attacks\" }");
    texts.put(TEST + "cli/Attacker.java", "class Attacker {}");
    texts.put(TEST + "cli/Helper.java", "class Helper {}");

    assertThat(KitSources.unneeded(texts, List.of("labkit/src/test/resources/attacks")))
        .containsExactlyInAnyOrder(
            MAIN + "cli/Far.java",
            TEST + "cli/FarTest.java",
            TEST + "cli/FurtherTest.java",
            TEST + "cli/AttackTest.java",
            TEST + "cli/Attacker.java");
  }
}
