package dcom.slides;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.lab.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The deck's sources hold what a teacher needs, and name only what is there. */
class DeckTest {
  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Pattern XREF = Pattern.compile("<<([\\w-]+),");
  private static final Pattern LINK = Pattern.compile("link:\\{course}/([^\\[]+)\\[");
  private static final Pattern COMMAND =
      Pattern.compile("\\./lab (check|diff|hint|demo) ([a-z][\\w-]+)");
  private static final Pattern STEPS = Pattern.compile("<<([\\w-]+),[^>]+>>, steps? ([\\d, to]+)");

  private final Source source = new Source(MODULE);

  @Test
  void everySlideHasNotesWithMinutesAQuestionAndItsAnswer() {
    assertThat(source.slides()).hasSizeGreaterThan(40).allSatisfy(slide -> {
      assertThat(slide.text()).as(slide.toString()).containsOnlyOnce("[.notes]\n--\n");
      assertThat(slide.minutes()).as("minutes of %s", slide).isPresent();
      assertThat(slide.text()).contains("*Say:* ", "*Asked:* ", "*Answer:* ");
    });
  }

  @Test
  void theNineTopicsStandInTheirOrder() {
    List<String> parts = source.slides().stream()
        .filter(slide -> slide.role().equals("part"))
        .map(Source.Slide::id)
        .toList();
    assertThat(parts)
        .containsExactly(
            "start",
            "why",
            "talk",
            "queues",
            "transport",
            "rpc",
            "encodings",
            "protobuf",
            "grpc",
            "end");
  }

  @Test
  void everyLabHasItsCallToAction() {
    Set<String> called = source.slides().stream()
        .filter(slide -> slide.role().equals("lab"))
        .map(Source.Slide::id)
        .collect(Collectors.toSet());
    Set<String> labs = source.course().labs().stream().map(Lab::id).collect(Collectors.toSet());
    assertThat(labs).containsAll(called);
    assertThat(called)
        .contains("onenode", "logger", "stringsvc-rpc", "helloworld-grpc", "json-rpc");
  }

  @Test
  void everyLinkLeadsToASlideOrAFile() {
    Set<String> ids = source.slides().stream().map(Source.Slide::id).collect(Collectors.toSet());
    assertThat(found(XREF, 1)).isNotEmpty().allSatisfy(id -> assertThat(ids).contains(id));
    assertThat(found(LINK, 1))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(source.course().root().resolve(file)).exists());
  }

  @Test
  void everyCommandNamesALab() {
    assertThat(found(COMMAND, 2)).isNotEmpty().allSatisfy(id -> source.course().lab(id));
  }

  @Test
  void everyStepThatASlideNamesIsInTheLab() {
    List<MatchResult> named = matches(STEPS);
    assertThat(named).isNotEmpty();
    for (MatchResult steps : named) {
      int most = source.course().lab(steps.group(1)).manifest().steps().size();
      Stream.of(steps.group(2).split("\\D+"))
          .filter(number -> !number.isEmpty())
          .forEach(number -> assertThat(Integer.parseInt(number)).isBetween(1, most));
    }
  }

  @Test
  void whatIsNotThereYetIsNotThere() {
    Set<String> labs = source.course().labs().stream().map(Lab::id).collect(Collectors.toSet());
    List<String> later = source.slides().stream()
        .flatMap(slide -> slide.text().lines())
        .filter(line -> line.contains("not there yet"))
        .flatMap(line -> Pattern.compile("_([\\w-]+)_").matcher(line).results())
        .map(found -> found.group(1))
        .toList();
    assertThat(later).isNotEmpty().doesNotContainAnyElementsOf(labs);
  }

  @Test
  void everyPieceOfCodeIsThere() throws Exception {
    List<String> code =
        source.included().stream().filter(name -> name.startsWith("code/")).toList();
    assertThat(code).hasSizeGreaterThan(8);
    for (String name : code) {
      assertThat(new Draw(source).draw(name)).as(name).isNotBlank();
    }
  }

  @Test
  void everyLabsFirstCommandsAreThere() throws Exception {
    for (String name : source.included()) {
      if (name.startsWith("try/")) {
        assertThat(new Draw(source).draw(name)).as(name).contains("Terminal 1:  ./lab ");
      }
    }
  }

  @Test
  void everyPictureSaysWhatItShows() throws Exception {
    for (String name : source.included()) {
      if (name.endsWith(".svg") && !name.equals("bytes.svg")) {
        assertThat(new Draw(source).draw(name))
            .as(name)
            .containsPattern("role=\"img\" aria-label=\"[^\"]{30,}\"");
      }
    }
  }

  @Test
  void everyDrawingAndFigureIsOnASlide() throws Exception {
    Set<String> included = new HashSet<>(source.included());
    List<String> files = new ArrayList<>();
    for (String folder : List.of("src/drawings", "src/figures")) {
      try (Stream<Path> listed = Files.list(MODULE.resolve(folder))) {
        listed
            .map(file -> file.getFileName().toString().replaceFirst("\\.\\w+$", ".svg"))
            .forEach(files::add);
      }
    }
    assertThat(included).containsAll(files);
  }

  @Test
  void figuresAndCodeSayWhereTheyComeFrom() {
    assertThat(source.slides())
        .filteredOn(slide -> slide.text().matches("(?s).*\\[source,.*"))
        .allSatisfy(
            slide -> assertThat(slide.text()).as(slide.toString()).contains("[.source]\nSource: "));
  }

  @Test
  void thePlansOfTheTeachersGuideAddUp() {
    Guide guide = Guide.read(MODULE.resolve("TEACHING.md"));
    assertThat(guide.plans()).hasSize(3);
    assertThat(guide.plans()).allSatisfy(plan -> {
      assertThat(plan.sum()).as(plan.name()).isEqualTo(plan.total());
      assertThat(plan.parts())
          .allSatisfy((part, minutes) -> assertThat(Optional.of(minutes))
              .as("%s: part %s", plan.name(), part)
              .isEqualTo(Optional.of(minutesOfPart(part))));
    });
  }

  private int minutesOfPart(int number) {
    return source.slides().stream()
        .filter(slide -> slide.part().getFileName().toString().startsWith(number + "-"))
        .mapToInt(slide -> slide.minutes().orElseThrow())
        .sum();
  }

  private List<String> found(Pattern pattern, int group) {
    return matches(pattern).stream().map(found -> found.group(group)).distinct().toList();
  }

  private List<MatchResult> matches(Pattern pattern) {
    return source.parts().stream()
        .flatMap(part -> pattern.matcher(Source.read(part)).results())
        .toList();
  }
}
