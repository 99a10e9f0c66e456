package dcom.labkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Data flows one way: a package uses those below it, never those above or beside it. */
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java/dcom/labkit");
  private static final Pattern USE = Pattern.compile("\\bdcom\\.labkit\\.([a-z]+)\\.");

  /** From the top to the bottom. */
  private static final List<List<String>> ROWS = List.of(
      List.of("cli"),
      List.of("bench", "mutate", "watch"),
      List.of("grade", "handout"),
      List.of("check"),
      List.of("tap", "broker"),
      List.of("terminal"),
      List.of("cell"),
      List.of("lab", "report", "wire"),
      List.of("expect"));

  @Test
  void aPackageUsesOnlyThoseBelowIt() throws IOException {
    List<String> violations = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String user = SOURCES.relativize(file).getName(0).toString();
        USE.matcher(Files.readString(file))
            .results()
            .map(MatchResult::group)
            .map(name -> name.split("\\.")[2])
            .filter(used -> !used.equals(user) && row(used) <= row(user))
            .forEach(used -> violations.add(file + " uses " + used));
      }
    }
    assertThat(violations).isEmpty();
  }

  private static int row(String name) {
    for (int row = 0; row < ROWS.size(); row++) {
      if (ROWS.get(row).contains(name)) {
        return row;
      }
    }
    throw new AssertionError("the package " + name + " stands in no row");
  }
}
