package dcom.labkit.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No regular expression of the kit, and none of a lab's checks, needs more than so many steps for each
 * character of a text: twice as long a text takes twice as many, however hostile it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegexesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** One that gives back what it took: each of its turns takes a piece of the stack. */
  private static final Pattern REPEATED_GROUP = Pattern.compile("\\)(?:[*+]|\\{[^}]*+\\})(?!\\+)");

  private static final int SHORT = 150;
  private static final int LONG = 1_600;
  private static final int DEEP = 40_000;

  /** Steps for a character with which nothing is slow yet. */
  private static final int FEW = 5;

  /** Steps for a character with which everything is. */
  private static final int MANY = 1_000;

  /** Slow ones that meet nothing but what the course itself brings, and why that is so. */
  private static final Map<String, String> EXCUSED = Map.of(
      "labkit/src/main/java/dcom/labkit/handout/ForStudents.java: "
          + "(?ms)^[ \\t]*<!-- staff -->\\R.*?^[ \\t]*<!-- /staff -->\\R",
      "the course's own texts",
      "labkit/src/main/java/dcom/labkit/handout/ForStudents.java: "
          + "(?ms)^[ \\t]*<!-- students\\R(.*?)^[ \\t]*-->\\R",
      "the course's own texts",
      "labkit/src/main/java/dcom/labkit/handout/Source.java: (?s)/\\*.*?\\*/|//[^\\n]*",
      "the kit's sources, which are compiled",
      "labkit/src/main/java/dcom/labkit/mutate/Mutator.java: (?s)/\\*.*?\\*/|//[^\n]*",
      "answers of the course, which are compiled");

  /** Expressions that are put together when the program runs, and why they may be. */
  private static final Map<String, String> LATER = Map.of(
      "helloworld-grpc/src/test/java/dcom/helloworld/Seen.java: pattern",
      "a line's words with one number of at most nine digits in them",
      "labkit/src/main/java/dcom/labkit/check/Diagnosis.java: expression",
      "a lab's, searched in steps",
      "labkit/src/main/java/dcom/labkit/check/SourcePlace.java: mark",
      "a lab's, searched in steps",
      "labkit/src/main/java/dcom/labkit/check/Golden.java: varying",
      "a wrong program's, for its own failure",
      "labkit/src/main/java/dcom/labkit/handout/Source.java: name",
      "a word with its bounds, in the kit's sources",
      "labkit/src/main/java/dcom/labkit/lab/Programs.java: jar",
      "a fingerprint that is compared, and no expression",
      "labkit/src/main/java/dcom/labkit/lab/Workshop.java: jar",
      "a fingerprint that is compared, and no expression");

  private static final List<String> SEARCHED = List.of(
      "labkit/src/main/java/dcom/labkit/check/Diagnosis.java",
      "labkit/src/main/java/dcom/labkit/check/SourcePlace.java",
      "labkit/src/main/java/dcom/labkit/terminal/Terminal.java");

  private Sources sources;

  @BeforeAll
  void readAllSources() throws IOException {
    sources = Sources.of(ROOT, folders());
  }

  private static List<Path> folders() throws IOException {
    List<Path> folders = new ArrayList<>(List.of(Path.of("labkit/src/main/java")));
    try (Stream<Path> labs =
        Stream.concat(Files.list(ROOT), Files.list(ROOT.resolve("exercises")))) {
      labs.filter(lab -> Files.exists(lab.resolve("lab.yaml")))
          .map(lab -> ROOT.relativize(lab.resolve("src/test/java")))
          .sorted()
          .forEach(folders::add);
    }
    return folders;
  }

  @Test
  void everyOneTakesTwiceAsLongForTwiceAsMuch() {
    Map<String, String> slow = new ConcurrentSkipListMap<>();
    sources.expressions().stream()
        .distinct()
        .parallel()
        .forEach(one -> slow(one).ifPresent(text -> slow.put(one.toString(), text)));

    assertThat(slow.keySet())
        .as(() -> String.join("\n", slow.values()))
        .isEqualTo(EXCUSED.keySet());
  }

  static Optional<String> slow(Expression expression) {
    Pattern pattern = expression.pattern();
    for (HostileTexts.Text text : HostileTexts.of(expression.regex())) {
      for (Expression.Use use : expression.uses()) {
        if (grows(expression, pattern, use, text, SHORT)
            && grows(expression, pattern, use, text, LONG)) {
          return Optional.of(expression + "\n    " + use + " " + text);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean grows(
      Expression expression,
      Pattern pattern,
      Expression.Use use,
      HostileTexts.Text text,
      int length) {
    long most = 2L * MANY * length;
    try {
      long twice = expression.steps(pattern, use, text.ofLength(2 * length), most);
      return twice == most
          || twice > 2L * FEW * length
              && twice > 2.5 * expression.steps(pattern, use, text.ofLength(length), most);
    } catch (StackOverflowError e) {
      return true;
    }
  }

  @Test
  void noneRepeatsAGroupUntilTheStackIsFull() {
    List<String> deep = sources.expressions().stream()
        .distinct()
        .filter(expression -> REPEATED_GROUP.matcher(expression.regex()).find())
        .flatMap(expression -> deep(expression).stream())
        .toList();

    assertThat(deep).isEmpty();
  }

  private static Optional<String> deep(Expression expression) {
    Pattern pattern = expression.pattern();
    List<HostileTexts.Text> texts = HostileTexts.of(expression.regex()).stream()
        .filter(text -> text.after().isEmpty() && text.again().length() <= 8)
        .toList();
    for (HostileTexts.Text text : texts) {
      for (Expression.Use use : expression.uses()) {
        try {
          expression.steps(pattern, use, text.ofLength(DEEP), (long) MANY * DEEP);
        } catch (StackOverflowError e) {
          return Optional.of(expression + "\n    " + use + " " + text);
        }
      }
    }
    return Optional.empty();
  }

  @Test
  void whatIsKnownOnlyLaterIsListed() {
    assertThat(new TreeSet<>(sources.unknown())).isEqualTo(LATER.keySet());
  }

  /** What a lab brings meets its text only in steps that are counted. */
  @Test
  void expressionsOfLabsAreSearchedInSteps() throws IOException {
    assertThat(sources.searched()).hasSizeGreaterThan(100).allSatisfy(Pattern::compile);
    for (String file : SEARCHED) {
      assertThat(ROOT.resolve(file)).content().contains("Searched.");
    }
  }

  /** The test itself finds what was slow once: a square, a cube, an exponential. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?m)^\\s*package\\s+dcom\\s*;",
        "\\s+at (?:[^/(]*/)*(\\S+\\(.*\\)).*",
        "(.+)_(\\d+)_assignsubmission_(file|onlinetext)_?.*",
        "a*a*a*!",
        ".*\"version\":\"([^\"]*)\".*",
        "Found .* deadlock",
        "(?s)/\\*.*?\\*/",
        "x\\d+\\d+y"
      })
  void aSlowOneIsFound(String regex) {
    assertThat(slow(new Expression(Path.of("X.java"), regex, 0, EnumSet.of(Expression.Use.FIND))))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?m)^[ \\t]*+package\\s++dcom\\s*+;",
        "\\((\\w{1,60}\\.java):\\d++\\)",
        "a|b|c",
        "\\s+"
      })
  void aQuickOneIsNot(String regex) {
    assertThat(slow(new Expression(Path.of("X.java"), regex, 0, EnumSet.of(Expression.Use.FIND))))
        .isEmpty();
  }
}
