package dcom.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dcom.labkit.check.CheckListener;
import dcom.labkit.check.Judge;
import dcom.labkit.check.Settings;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A submission for stringsvc-rpc whose results do harm to whoever makes objects of them. */
class HostileResultTest {
  private final Lab lab = Course.around(Path.of("")).lab("stringsvc-rpc");

  @Test
  void theCheckRefusesToMakeTheObjects() {
    Path attack = Path.of("src/test/attacks/set-of-sets").toAbsolutePath();
    Subject hostile =
        new Subject(Subject.Kind.WRONG, "set-of-sets", lab, List.of(attack, lab.answer()));
    Settings firstStep = Settings.fresh("embedded").withStep(1);

    Report report = assertTimeoutPreemptively(
        Duration.ofMinutes(2), () -> Judge.judge(hostile, firstStep, new CheckListener() {}));

    assertThat(report.earned()).isZero();
    assertThat(report.checks()).extracting(CheckResult::outcome).containsOnly(Outcome.FAILED);
    assertThat(report.checks().findFirst().orElseThrow().failure().orElseThrow().got())
        .contains("filter status: REJECTED");
  }
}
