package dcom.labkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.Fixture;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.WrongProgram;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Failure;
import dcom.labkit.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir
  private Path root;

  private Golden golden;

  @BeforeEach
  void makeAWrongProgram() throws IOException {
    Fixture.course(root);
    Lab lab = new Course(root).lab("echo");
    Path folder = Files.createDirectories(root.resolve("solutions/echo/src/wrong"));
    Files.writeString(
        folder.resolve("silent.yaml"), "check: greeterEnds\nvaries: ['\\d+ forces']\n");
    golden = Golden.of(new WrongProgram(lab, "silent").subject());
  }

  @Test
  void whatWasAcceptedHasNotChanged() throws IOException {
    golden.accept(result("terminal 1 printed nothing", "read its argument"));

    assertThat(golden.changes(result("terminal 1 printed nothing", "read its argument")))
        .isEmpty();
    assertThat(Files.readString(golden.file()))
        .contains(
            "greeter ends", "got       terminal 1 printed nothing", "why       read its argument");
  }

  @Test
  void whatDiffersBetweenTwoRunsIsNoChange() {
    golden.accept(
        result("jcmd 912 at 127.0.0.1:34567 printed '[B@1a2b3c4d', 3.2 s ago; 17 forces", "why"));

    assertThat(golden.changes(result(
            "jcmd 31234 at 127.0.0.1:41234 printed '[B@deadbeef', 900 ms ago; 204 forces", "why")))
        .isEmpty();
  }

  @Test
  void anotherMessageIsShownLineByLine() {
    golden.accept(result("terminal 1 printed nothing", "read its argument"));

    assertThat(golden.changes(result("terminal 1 printed nothing", "greet by name")))
        .containsExactly("-   why       read its argument", "+   why       greet by name");
  }

  @Test
  void whatWasNeverAcceptedIsAllNew() {
    assertThat(golden.exists()).isFalse();
    assertThat(golden.changes(result("nothing", "why")))
        .isNotEmpty()
        .allMatch(l -> l.startsWith("+ "));
  }

  private static CheckResult result(String got, String why) {
    Failure failure = new Failure(
        List.of("terminal 1 $ ./lab run echo greeter -p 45678"),
        "terminal 1 prints  Hello",
        got,
        List.of("18 ms  client 1 → server  PING"),
        why,
        "README step 1");
    return new CheckResult(
        "greeterEnds", "greeter ends", Outcome.FAILED, 2, 17, "", Optional.of(failure));
  }
}
