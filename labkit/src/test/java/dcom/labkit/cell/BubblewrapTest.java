package dcom.labkit.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dcom.labkit.lab.Command;
import dcom.labkit.lab.Peers;
import dcom.labkit.lab.SearchPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells around shells, which tell what they see. */
class BubblewrapTest {
  private static final Path FOLDER = Path.of("/dev/shm/test/work");

  private final Bubblewrap cell = new Bubblewrap();

  @BeforeEach
  void requireCell() {
    Offer offer = Cells.ofThisMachine();
    String otherwise = "no cell: " + offer.seen() + "; " + offer.mend();
    if (offer.cell().isEmpty() && Peers.required()) {
      fail(otherwise);
    }
    assumeTrue(offer.cell().isPresent(), () -> "skipped: " + otherwise);
  }

  @Test
  void aProgramHasItsOwnOutputAndExitCode() throws Exception {
    Process judge = judge("echo in the cell; exit 7");

    assertThat(said(judge)).isEqualTo("in the cell\n");
    assertThat(judge.waitFor()).isEqualTo(7);
  }

  @Test
  void aProgramSeesNoEnvironmentButItsOwn() throws Exception {
    String seen = said(judge("while read -r one; do echo \"$one\"; done </proc/self/environ; set"));

    assertThat(seen).doesNotContain("LAB_SECRET").contains("GREETING", "HOME=" + FOLDER, "PATH");
  }

  @Test
  void aProgramSeesThisMachinesSystemAndItsOwnFolderOnly() throws Exception {
    String seen = said(judge("cd /; echo *; echo /etc/*; pwd -P; cd; pwd -P"));

    assertThat(seen).doesNotContain("home", "root", "shadow", "sys").contains(FOLDER.toString());
  }

  @Test
  void whoKillsTheJudgeEndsEverything() throws Exception {
    Process judge = judge("echo up; read -r nothing");
    assertThat(judge.inputReader().readLine()).isEqualTo("up");
    List<ProcessHandle> all = judge.descendants().toList();
    judge.destroyForcibly();

    assertThat(all).hasSizeGreaterThan(1);
    for (ProcessHandle one : all) {
      one.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void aProgramIsRefusedWhatReachesPastNamespaces() throws Exception {
    assertThat(perl("socket(S, 40, 1, 0) or print $!")).as("vsock").contains("family");
    assertThat(perl("socket(S, 17, 3, 0) or print $!")).as("packets").contains("family");
    assertThat(perl("socket(S, $_, 1, 0) or print $! for 1, 2, 10"))
        .as("the usual")
        .isEmpty();
    assertThat(call("keyctl", 250, 219)).contains("-1");
    assertThat(call("add_key", 248, 217)).contains("-1");
    assertThat(call("request_key", 249, 218)).contains("-1");
    assertThat(call("io_uring_setup", 425, 425)).contains("-1");
    assertThat(call("userfaultfd", 323, 282)).contains("-1");
    assertThat(call("prctl(PR_SET_PDEATHSIG)", 157, 167)).contains("-1");
  }

  /** What comes of a system call with 1 as its first argument. */
  private String call(String name, int onAmd64, int onArm64) throws Exception {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return name + " " + perl("print syscall(" + (arm ? onArm64 : onAmd64) + ", 1, 0)");
  }

  @Test
  void aProgramSeesNoKeys() throws Exception {
    String read = "open F, '<', $_ and print <F> for qw(/proc/keys /proc/key-users)";

    assertThat(perl(read)).isEmpty();
  }

  @Test
  void aProgramDoesNotReachWhoStartedItByItsProcessGroup() throws Exception {
    Process judge = judge(words("kill KILL => 0; print 'still here'; exit 7"));

    assertThat(said(judge)).isEqualTo("still here");
    assertThat(judge.waitFor()).isEqualTo(7);
  }

  @Test
  void whatAProgramWritesCannotBeRun() throws Exception {
    String run = "open F, '>', $_; print F qq(#!/bin/sh\\necho ran\\n); close F; chmod 0755, $_;"
        + " exec $_; print $!";

    assertThat(perl("$_ = qq($ENV{HOME}/own); " + run)).isEqualTo("Permission denied");
    assertThat(perl("$_ = '/tmp/own'; " + run)).isEqualTo("Permission denied");
  }

  @Test
  void aLinkThatAProgramLeavesLeadsNowhere() throws Exception {
    assertThat(perl("symlink '/etc/passwd', \"$ENV{HOME}/link\"; print -l \"$ENV{HOME}/link\", '.';"
            + " open F, '<', \"$ENV{HOME}/link\" or print $!"))
        .startsWith("1.")
        .contains("symbolic links");
  }

  @Test
  void whatWorksInAFolderIsEndedThoughWhoStartedItIsDead() throws Exception {
    assertThat(said(java(Orphans.class, FOLDER.toString()))).isEqualTo("before: 1\nafter: 0\n");
  }

  @Test
  void aBuildSeesItsSourcesAndItsToolOnly(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "not yours");
    Path sources = Files.createDirectory(folder.resolve("sources"));
    Files.writeString(sources.resolve("source"), "a source\n");
    Path made = Files.createDirectory(folder.resolve("made"));
    String script = "cat source; cp source " + made + "/copy; (echo in a process); cat " + secret
        + "; echo more >>source";

    String said = build(sources, made, "sh", "-c", script);

    assertThat(said).contains("a source\n", "in a process", "Read-only");
    assertThat(said).doesNotContain("not yours");
    assertThat(made.resolve("copy")).hasContent("a source\n");
    assertThat(sources.resolve("source")).hasContent("a source\n");
  }

  @Test
  void goBuildsInACell(@TempDir Path folder) throws Exception {
    Path sources = Files.createDirectory(folder.resolve("sources"));
    Files.writeString(sources.resolve("go.mod"), "module hello\ngo 1.20\n");
    Files.writeString(sources.resolve("main.go"), "package main\nfunc main() { println(1) }\n");
    Path made = Files.createDirectory(folder.resolve("made"));
    assumeTrue(Peers.required() || SearchPath.find("go").isPresent(), "skipped: no go");

    String said = build(sources, made, "go", "build", "-o", made + "/hello", ".");

    assertThat(said).isEqualTo("exit 0\n");
    assertThat(made.resolve("hello")).isExecutable();
  }

  private String build(Path sources, Path made, String... words) throws IOException {
    List<String> args = new ArrayList<>(List.of(sources.toString(), made.toString()));
    args.addAll(List.of(words));
    return said(java(Workplace.class, args.toArray(String[]::new)));
  }

  /** A judge in Java. */
  private Process java(Class<?> main, String... args) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    words.addAll(List.of(args));
    return new ProcessBuilder(cell.around(words)).redirectErrorStream(true).start();
  }

  @Test
  void nothingIsStartedInsideWithoutAJudgeAround() {
    assertThat(Cells.here()).isSameAs(Cell.NONE);
    assertThatThrownBy(() -> cell.inside(program(List.of("true")), FOLDER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in no cell");
  }

  private static List<String> words(String perl) {
    return List.of("/usr/bin/perl", "-e", "$| = 1; " + perl);
  }

  private String perl(String script) throws IOException {
    return said(judge(words(script)));
  }

  /** A judge that does nothing but start this script in the cell; it cannot start other programs. */
  private Process judge(String script) throws IOException {
    return judge(List.of("/bin/sh", "-c", script));
  }

  private Process judge(List<String> program) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("sh", "-c", "mkdir -p \"$0\" && exec \"$@\"", FOLDER.toString()));
    words.addAll(cell.words(program(program), FOLDER));
    ProcessBuilder builder = new ProcessBuilder(cell.around(words)).redirectErrorStream(true);
    builder.environment().put("LAB_SECRET", "of the judge");
    return builder.start();
  }

  private static Command program(List<String> words) {
    return new Command("sh", words, "sh", Map.of("GREETING", "hello"), Path.of("/"));
  }

  private static String said(Process judge) throws IOException {
    return new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
