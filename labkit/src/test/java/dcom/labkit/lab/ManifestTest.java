package dcom.labkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  private static final String GOOD = """
      id: echo
      number: 1
      title: An echo
      minutes: 10
      needs: [nats]
      programs:
        greeter: dcom.echo.Greeter
        other: { build: [make], command: [bin/other, -v] }
      files: [src/main/java/dcom/echo/Greeter.java]
      steps:
        - title: It greets
          points: 2
        - title: It stops
          points: 3
        - title: It counts
          points: 1
          after: [1]
      demo:
        - { open: greeter, args: [-s, "{broker}"], until: exit }
      """;

  @TempDir
  private Path folder;

  @Test
  void readsEveryField() throws IOException {
    Manifest manifest = read(GOOD);

    assertThat(manifest.id()).isEqualTo("echo");
    assertThat(manifest.points()).isEqualTo(6);
    assertThat(manifest.programs())
        .containsEntry("greeter", new Program.Main("greeter", "dcom.echo.Greeter"))
        .containsEntry(
            "other", new Program.Other("other", List.of("make"), List.of("bin/other", "-v")));
    assertThat(manifest.demo())
        .containsExactly(new Scene("greeter", "", List.of("-s", "{broker}"), "exit"));
  }

  @Test
  void aStepComesAfterAllEarlierOnesUnlessItSaysAfterWhich() throws IOException {
    List<Step> steps = read(GOOD).steps();

    assertThat(steps.get(0).after()).isEmpty();
    assertThat(steps.get(1).after()).isEqualTo(Set.of(1));
    assertThat(steps.get(2).after()).isEqualTo(Set.of(1));
  }

  @Test
  void namesFileLineAndFieldOfAWrongNumber() {
    refuses(
        GOOD.replace("minutes: 10", "minutes: ten"),
        ":4: 'minutes' must be a whole number of at least 1, not 'ten'");
  }

  @Test
  void namesAFieldThatIsMissing() {
    refuses(GOOD.replace("title: An echo\n", ""), ":1: lacks the field 'title'");
  }

  @Test
  void namesAFieldThatItDoesNotKnow() {
    refuses(GOOD.replace("minutes: 10", "minuets: 10"), "'minuets' is not known; fields here: ");
  }

  @Test
  void refusesAStepThatWaitsForALaterOne() {
    refuses(
        GOOD.replace("after: [1]", "after: [4]"),
        "'steps.after' step 3 can only come after earlier steps, not after [4]");
  }

  @Test
  void namesTheLineOfWhatIsNotYaml() {
    refuses("id: echo\ntitle: [unfinished\n", "lab.yaml:3: not YAML: ");
  }

  @Test
  void saysThatAFileIsEmpty() {
    refuses("", "lab.yaml:1: is empty");
  }

  private void refuses(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadManifest.class)
        .hasMessageContaining(message);
  }

  private Manifest read(String text) throws IOException {
    Path file = folder.resolve("lab.yaml");
    Files.writeString(file, text);
    return Manifest.read(file);
  }
}
