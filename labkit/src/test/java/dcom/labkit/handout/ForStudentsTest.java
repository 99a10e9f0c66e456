package dcom.labkit.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForStudentsTest {
  @Test
  void whatIsForStaffGoesAndWhatIsForStudentsStaysInItsPlace() {
    String text = """
        # Course

        <!-- staff -->
        Grade it.
        <!-- students
        Do it, and $1 more.
        -->
        <!-- /staff -->
        <!-- students
        Read this.
        -->
        | `a` | one |
        | `b` | two | <!-- staff -->
        | `c` | three |
        <!-- staff -->
        Last.
        <!-- /staff -->
        """;

    assertThat(ForStudents.text(text, List.of())).isEqualTo("""
        # Course

        Read this.
        | `a` | one |
        | `c` | three |
        """);
  }

  @Test
  void theModulesThatAreThereStay() {
    String pom = """
        <modules>
          <module>labkit</module>
          <module>exercises/json-rpc</module>
          <module>solutions</module>
        </modules>
        """;

    assertThat(ForStudents.text(pom, List.of("labkit/pom.xml", "exercises/json-rpc/pom.xml")))
        .isEqualTo(pom.replace("  <module>solutions</module>\n", ""));
  }
}
