package dcom.labkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.Fuzz;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that a student writes is read, or refused with the place. */
@Tag("proof")
class YamlFuzzTest {
  @Test
  void answers(@TempDir Path folder) {
    Path file = folder.resolve("answers.yaml");
    Fuzz.of(
            "publisher-says: 'nothing'\nexit-code: 1 # why\nlist: [a, {b: c}]\n",
            "a: &x [*x]\nb: |\n  c\n")
        .into(input -> {
          Files.write(file, input);
          try {
            Yaml.read(file).find("exit-code").map(Yaml::text);
          } catch (BadManifest e) {
            assertThat(e.found()).startsWith("line ");
          }
        });
  }
}
