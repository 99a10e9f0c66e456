package dcom.labkit.watch;

import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Report;
import java.nio.file.Path;
import java.util.Set;

/** Something that the loop of a watch learns of. */
sealed interface Happening {
  /** Files were changed, added or removed. */
  record Saved(Set<Path> files) implements Happening {}

  /** A key was pressed. */
  record Pressed(char key) implements Happening {}

  /** A check of a round has ended. */
  record CheckEnded(int round, CheckResult result) implements Happening {}

  /** A round is over: this is its verdict. */
  record Judged(int round, Report report) implements Happening {}

  /** A round could not check anything: the sources do not compile, or a file cannot be read. */
  record Refused(int round, String reason) implements Happening {}
}
