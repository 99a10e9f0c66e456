package dcom.course;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dcom.labkit.lab.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the READMEs show is what happens: each console block is typed, with the answers in place. */
class ReadmesTest {
  private final Path root = Course.around(Path.of("")).root();

  @TestFactory
  Stream<DynamicNode> everyConsoleBlockShowsWhatHappens() throws IOException {
    List<DynamicNode> readmes = new ArrayList<>();
    for (Path file : files()) {
      Readme readme = Readme.read(file);
      Stream<DynamicTest> blocks = readme.blocks().stream()
          .map(block -> dynamicTest("line " + block.line(), () -> play(readme, block)));
      readmes.add(dynamicContainer(root.relativize(file).toString(), blocks));
    }
    return readmes.stream();
  }

  /** The blocks of one README come one after the other: they may use the same files. */
  private void play(Readme readme, Readme.Block block) {
    synchronized (readme) {
      try (Rehearsal rehearsal = new Rehearsal(root)) {
        rehearsal.play(block);
      }
    }
  }

  private List<Path> files() {
    Stream<Path> labs = new Course(root)
        .labs().stream()
            .flatMap(lab -> Stream.of(lab.folder(), lab.answer()))
            .map(folder -> folder.resolve("README.md"));
    return Stream.concat(Stream.of("README.md", "CONTRIBUTING.md").map(root::resolve), labs)
        .filter(Files::exists)
        .toList();
  }
}
