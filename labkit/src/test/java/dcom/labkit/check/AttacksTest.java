package dcom.labkit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dcom.labkit.cell.Cell;
import dcom.labkit.cell.Cells;
import dcom.labkit.cell.Offer;
import dcom.labkit.lab.Peers;
import dcom.labkit.lab.Yaml;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import dcom.labkit.report.StepResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Submissions that mean harm, all judged by one process in one cell. Each earns nothing, and between
 * them a witness, which does what is asked, earns everything.
 */
@Tag("proof")
class AttacksTest {
  private static final Path ATTACKS = Path.of("src/test/resources/attacks");
  private static final Path LOG = Path.of("target/attacks.log");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n]]");

  @TempDir
  private static Path root;

  private static int visitors;

  @BeforeAll
  static void judgeAll() throws IOException, InterruptedException {
    Cell cell = cell();
    copy(ATTACKS.resolve("guest"), root.resolve("guest"));
    copy(ATTACKS.resolve("answer"), root.resolve("solutions/guest"));
    copy(ATTACKS.resolve("wrong"), root.resolve("solutions/guest/src/wrong"));
    Files.createDirectories(root.resolve("labkit"));
    Files.createFile(root.resolve("lab"));
    libraries();
    try (ServerSocket service = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      AtomicInteger accepted = count(service);
      judge(cell);
      visitors = accepted.get();
    }
  }

  /** Skips the tests where there is no cell, or fails them where peers are required. */
  private static Cell cell() {
    Offer offer = Cells.ofThisMachine();
    String otherwise = "no cell: " + offer.seen() + "; " + offer.mend();
    if (offer.cell().isEmpty() && Peers.required()) {
      fail(otherwise);
    }
    assumeTrue(offer.cell().isPresent(), () -> "skipped: " + otherwise);
    return offer.cell().orElseThrow();
  }

  /** One that it does not need, as each lab has some. */
  private static void libraries() throws IOException {
    Path list = Files.createDirectories(root.resolve("guest/target/lab")).resolve("libraries");
    Path some = root.resolve("some.jar");
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(some))) {
      jar.putNextEntry(new JarEntry("nothing"));
    }
    Files.writeString(list, some.toString());
  }

  private static AtomicInteger count(ServerSocket service) {
    AtomicInteger accepted = new AtomicInteger();
    Thread thread = new Thread(
        () -> {
          try {
            while (true) {
              service.accept().close();
              accepted.incrementAndGet();
            }
          } catch (IOException e) {
            // The test is over.
          }
        },
        "service of the machine");
    thread.setDaemon(true);
    thread.start();
    return accepted;
  }

  private static void judge(Cell cell) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g"));
    words.add("-Dlab.canary=" + root.resolve("processed"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(Jury.class.getName(), root.toString()));
    ProcessBuilder builder = new ProcessBuilder(cell.around(words))
        .redirectErrorStream(true)
        .redirectOutput(LOG.toFile());
    builder.environment().put("LAB_SECRET", "of the judge");
    Process judge = builder.start();
    boolean ended = judge.waitFor(8, TimeUnit.MINUTES);
    judge.destroyForcibly();
    assertThat(ended && judge.exitValue() == 0)
        .as(() -> "the jury ended well:\n" + read(LOG))
        .isTrue();
  }

  @TestFactory
  Stream<DynamicTest> earnsNothing() throws IOException {
    return attacks().stream().map(name -> dynamicTest(name, () -> expectHeld(name)));
  }

  private static void expectHeld(String name) {
    Yaml attack = Yaml.read(ATTACKS.resolve("wrong").resolve(name).resolve("attack.yaml"));
    Pattern says = Pattern.compile(attack.get("says").text());
    if (attack.get("outcome").text().equals("refused")) {
      assertThat(read(root.resolve("reports/" + name + ".refused"))).containsPattern(says);
      return;
    }
    Report report = report(name);
    CheckResult result = report.checks().findFirst().orElseThrow();
    String said = result.reason()
        + result
            .failure()
            .map(failure -> failure.expected() + "\n" + failure.got())
            .orElse("");
    assertThat(result.outcome().word()).as(said).isEqualTo(attack.get("outcome").text());
    assertThat(report.earned()).isZero();
    assertThat(said).containsPattern(says).doesNotContainPattern(CONTROL);
  }

  @Test
  void theWitnessEarnsEverythingBeforeBetweenAndAfterThem() throws IOException {
    List<Report> witnesses = names().stream()
        .filter(name -> name.startsWith("witness"))
        .map(AttacksTest::report)
        .toList();

    assertThat(witnesses).hasSizeGreaterThan(3);
    assertThat(witnesses).allSatisfy(report -> assertThat(unhurried(report)).isEqualTo(12));
  }

  /** The points for the steps that wait long enough on any machine. */
  private static int unhurried(Report report) {
    return report.steps().stream()
        .filter(step -> step.number() <= 3)
        .mapToInt(StepResult::earned)
        .sum();
  }

  @Test
  void nobodyReachedAServiceOfTheMachine() {
    assertThat(visitors).isZero();
  }

  @Test
  void noCodeRanInTheCompiler() {
    assertThat(root.resolve("processed")).doesNotExist();
  }

  @Test
  void nothingWasLeftBehind() {
    assertThat(ProcessHandle.allProcesses()
            .map(process -> process.info().commandLine().orElse(""))
            .filter(line -> line.contains(root.toString())))
        .isEmpty();
  }

  @Test
  void theTableNamesEachAttack() throws IOException {
    String table = Files.readString(ATTACKS.resolve("README.md"));

    assertThat(attacks()).hasSizeGreaterThan(30);
    assertThat(attacks()).allSatisfy(name -> assertThat(table).contains("| " + name + " |"));
  }

  private static List<String> attacks() throws IOException {
    try (Stream<Path> folders = Files.list(ATTACKS.resolve("wrong"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("reports"))) {
      return files
          .map(file -> file.getFileName().toString().replaceAll("\\.\\w+$", ""))
          .toList();
    }
  }

  private static Report report(String name) {
    return ReportFile.read(root.resolve("reports/" + name + ".json")).orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError("there is no " + file.getFileName(), e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
