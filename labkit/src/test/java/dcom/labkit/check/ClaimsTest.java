package dcom.labkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.Fixture;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.WrongProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
  @TempDir
  private Path root;

  private static final class SomeChecks {
    @Check(step = 1, why = "a rule")
    @Mistake(
        got = "one",
        why = "The first of two mistakes, told in so many words that they fill a line")
    @Mistake(got = "two", why = "The other mistake")
    void programRuns() {}
  }

  @Test
  void aMistakeThatNoWrongProgramMakesIsNamed() throws IOException {
    WrongProgram wrong = wrong("one", """
        ✗ program runs
          why       The first of two mistakes, told in so many
                    words that they fill a line
        """);

    assertThat(Claims.faults(SomeChecks.class, List.of(wrong)))
        .containsExactly(
            "no wrong program makes the mistake that programRuns tells of: 'The other mistake'");
    assertThat(Claims.faults(
            SomeChecks.class, List.of(wrong, wrong("two", "  why       The other mistake\n"))))
        .isEmpty();
  }

  private WrongProgram wrong(String name, String failure) throws IOException {
    if (!Files.exists(root.resolve("lab"))) {
      Fixture.course(root);
    }
    WrongProgram wrong = new WrongProgram(new Course(root).lab("echo"), name);
    Files.createDirectories(wrong.failure().getParent());
    Files.writeString(wrong.failure(), failure);
    return wrong;
  }
}
