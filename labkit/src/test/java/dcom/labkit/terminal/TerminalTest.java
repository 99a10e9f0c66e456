package dcom.labkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
class TerminalTest {
  private final List<Printed> live = new ArrayList<>();
  private final Terminals terminals = terminals(Duration.ofSeconds(15));

  @AfterEach
  void close() {
    terminals.close();
  }

  @Test
  void linesAreFoundInTheOrderInWhichTheyCome() {
    Terminal terminal = sh("echo one; echo two; echo three").awaitLine("one").awaitLine("three");
    terminal.awaitExit(0);
    assertThat(texts(terminal)).containsExactly("one", "two", "three");
  }

  @Test
  void foundLineIsConsumed() {
    Terminal terminal = sh("echo one; echo two").awaitLine("two");
    assertThat(unmet(() -> terminal.awaitLine("one")).got())
        .isEqualTo("terminal 1 ended with exit code 0 before that; its last line was two");
  }

  @Test
  void eachStreamHasItsOwnCursor() {
    Terminal terminal = sh("echo out; echo err >&2");
    terminal.awaitLine("err").awaitLine("out").awaitExit(0);
    assertThat(terminal.lines()).extracting(Line::source).containsOnly(Source.OUT, Source.ERR);
  }

  @Test
  void lineWithoutNewlineCountsAtTheEnd() {
    sh("printf last").awaitLine("last").awaitExit(0);
  }

  @Test
  void lastLinesAreThereAfterTheExit() {
    Terminal terminal = sh("seq 30000; seq 30000 >&2; exit 3").awaitExit(3);
    assertThat(terminal.lines()).hasSize(60_000);
  }

  @Test
  void oneLongLineIsRead() {
    Terminal terminal = sh("head -c 1000000 /dev/zero | tr '\\0' x; echo; echo end");
    terminal.awaitLine("end");
    assertThat(terminal.lines().get(0).text()).hasSize(1_000_000);
  }

  @Test
  void textIsUtf8() {
    sh("echo 'straße ﬁ 😀'").awaitLine("straße ﬁ 😀");
  }

  @Test
  void patternMatchesTheWholeLine() {
    sh("echo at 12:30 sharp; echo at 12:30")
        .awaitLine("a line with the time", Pattern.compile("at \\d\\d:\\d\\d"))
        .awaitExit(0);
  }

  @Test
  void nextLineOfAKindIsCompared() {
    Terminal terminal = sh("echo '[#1] a'; echo other; echo '[#3] b'; sleep 1000");
    terminal.awaitNext("[#", "[#1] a");
    Unmet unmet = unmet(() -> terminal.awaitNext("[#", "[#2] b"));
    assertThat(unmet.expected()).isEqualTo("terminal 1 prints  [#2] b");
    assertThat(unmet.got())
        .isEqualTo(
            "terminal 1 printed [#3] b\n" //
                + "                     ^ differs from here");
  }

  @Test
  void nearMissIsShownAtItsFirstDifference() {
    Terminal terminal = sh("echo \"[#1] Received on [greetings]: [B@3b0143d3\"; echo bye; exit 1");
    Unmet unmet = unmet(() -> terminal.awaitLine("[#1] Received on [greetings]: 'hello'"));
    assertThat(unmet.expected())
        .isEqualTo("terminal 1 prints  [#1] Received on [greetings]: 'hello'");
    assertThat(unmet.got())
        .isEqualTo("terminal 1 printed [#1] Received on [greetings]: [B@3b0143d3\n"
            + "                                                 ^ differs from here\n"
            + "and ended with exit code 1");
  }

  @Test
  void carriageReturnIsSeen() {
    Terminal terminal = sh("printf 'hello\\r\\n'");
    assertThat(unmet(() -> terminal.awaitLine("hello")).got())
        .startsWith("terminal 1 printed hello<CR>\n                        ^ differs from here");
  }

  @Test
  void endBeforeTheLineIsToldAtOnce() {
    Terminal silent = sh("exit 7");
    Unmet unmet = unmet(() -> silent.awaitLine("ready"));
    assertThat(unmet.expected()).isEqualTo("terminal 1 prints  ready");
    assertThat(unmet.got())
        .isEqualTo("terminal 1 ended with exit code 7 before that; it printed nothing");
  }

  @Test
  void hangInsteadOfAnEndIsTold() {
    try (Terminals hasty = terminals(Duration.ofMillis(100))) {
      Terminal terminal = sh(hasty, "sleep 1000");
      Unmet unmet = unmet(() -> terminal.awaitExit(0));
      assertThat(unmet.expected()).isEqualTo("terminal 1 ends with exit code 0");
      assertThat(unmet.got()).isEqualTo("terminal 1 still runs after 100 ms; it printed nothing");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void idleProgramHasDoneWhatItDoesBehindItsLine() {
    sh("echo line; seq 300000 | sort -n >numbers; touch done; sleep 1000")
        .awaitLine("line")
        .awaitIdle();
    assertThat(terminals.folder().resolve("done")).exists();
  }

  @Test
  void programThatIsNeverIdleIsNotWaitedForBeyondTheDeadline() {
    try (Terminals hasty = terminals(Duration.ofMillis(500))) {
      Terminal terminal =
          sh(hasty, "echo line; while :; do :; done").awaitLine("line").awaitIdle();
      assertThat(terminal.alive()).isTrue();
    }
  }

  @Test
  void otherExitCodeIsTold() {
    Terminal terminal = sh("echo usage; exit 2");
    Unmet unmet = unmet(() -> terminal.awaitExit(0));
    assertThat(unmet.expected()).isEqualTo("terminal 1 ends with exit code 0");
    assertThat(unmet.got()).isEqualTo("terminal 1 ended with exit code 2; its last line was usage");
  }

  @Test
  void lineThatMustNotComeIsTold() {
    Terminal terminal = sh("echo '[#1] a'; echo '[#2] a'; echo done").awaitNext("[#", "[#1] a");
    terminal.awaitExit(0);
    Unmet unmet = unmet(() -> terminal.expectNone("[#"));
    assertThat(unmet.expected()).isEqualTo("terminal 1 prints no line that starts with [#");
    assertThat(unmet.got()).isEqualTo("terminal 1 printed [#2] a");
    terminal.awaitLine("done").expectNone("[#");
  }

  @Test
  void inputIsTypedLineByLine() {
    Terminal terminal = sh("read name; echo hello $name; cat");
    terminal.send("Ann").awaitLine("hello Ann").send("more").awaitLine("more");
    terminal.closeInput().awaitExit(0);
  }

  @Test
  void inputForAnEndedProgramIsTold() {
    Terminal terminal = sh("echo bye").awaitExit(0);
    Unmet unmet = unmet(() -> terminal.send("hello"));
    assertThat(unmet.expected()).isEqualTo("terminal 1 reads its input");
    assertThat(unmet.got()).isEqualTo("terminal 1 ended with exit code 0; its last line was bye");
  }

  @Test
  void closedInputIsTold() {
    Terminal terminal = sh("exec <&-; echo ready; sleep 1000").awaitLine("ready");
    assertThat(unmet(() -> terminal.send("hello")).got())
        .isEqualTo("terminal 1 has closed its input");
  }

  @Test
  void programThatDoesNotReadDoesNotBlockTheCheck() {
    try (Terminals hasty = terminals(Duration.ofMillis(100))) {
      Terminal terminal = sh(hasty, "sleep 1000");
      assertThat(unmet(() -> terminal.send("x".repeat(1 << 20))).got())
          .isEqualTo("terminal 1 did not read for 100 ms; it still runs; it printed nothing");
    }
  }

  @Test
  void signalsArrive() {
    Terminal terminal =
        sh("trap 'echo bye; exit 4' TERM; echo ready; while :; do sleep 0.01; done");
    terminal.awaitLine("ready").signal(Signal.TERM).awaitLine("bye").awaitExit(4);
  }

  @Test
  void stoppedProgramGoesOnWhenItIsContinued() {
    Terminal terminal = sh("cat");
    terminal.signal(Signal.STOP).send("x").signal(Signal.CONT).awaitLine("x");
    assertThat(terminal.alive()).isTrue();
  }

  @Test
  void killedProgramHasTheExitCodeOfAShell() {
    Terminal terminal = sh("exec sleep 1000").signal(Signal.KILL).awaitExit(137);
    assertThat(unmet(() -> terminal.signal(Signal.TERM)).got())
        .isEqualTo("terminal 1 ended with exit code 137; it printed nothing");
  }

  @Test
  void floodEndsInAMessage() {
    Terminal terminal = sh("yes");
    assertThat(unmet(() -> terminal.awaitLine("ready")).got())
        .isEqualTo(
            "terminal 1 printed more than 250,000 lines or 33,554,432 bytes; nobody reads on");
  }

  @Test
  void environmentAndArgumentsAreGiven() {
    Command command = new Command(
        "greeter",
        List.of("sh", "-c", "echo $GREETING \"$1\"", "sh"),
        "./lab run greeter",
        Map.of("GREETING", "hello"),
        Path.of(""));
    Terminal terminal = terminals.open(command, "Ann's world").awaitLine("hello Ann's world");
    assertThat(terminal.shown()).isEqualTo("./lab run greeter 'Ann'\\''s world'");
    assertThat(terminal.program()).isEqualTo("greeter");
  }

  @Test
  void programsWorkInAFolderThatIsGoneAfterwards() {
    sh("pwd; echo x > nats.log").awaitLine(terminals.folder().toString()).awaitExit(0);
    assertThat(terminals.folder().resolve("nats.log")).hasContent("x\n");
    terminals.close();
    assertThat(Files.exists(terminals.folder())).isFalse();
  }

  @Test
  void relativeProgramIsFoundInTheFolderOfItsCommand() throws Exception {
    Path folder = Files.createDirectory(terminals.folder().resolve("lab"));
    Path script = Files.writeString(folder.resolve("hello"), "#!/bin/sh\necho hello\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    Command command = new Command("hello", List.of("./hello"), "hello", Map.of(), folder);
    terminals.open(command).awaitLine("hello");
  }

  @Test
  void listenerHearsAllTerminalsInOrder() {
    sh("echo one").awaitExit(0);
    sh("echo two").awaitExit(0);
    assertThat(live).extracting(Printed::terminal).containsExactly(1, 2);
    assertThat(live).extracting(printed -> printed.line().text()).containsExactly("one", "two");
    assertThat(live).extracting(printed -> printed.line().at()).isSorted();
  }

  @Test
  void closeKillsAndKeepsTheLines() {
    Terminal terminal = sh("echo ready; sleep 1000 & wait").awaitLine("ready");
    terminals.close();
    assertThat(terminal.alive()).isFalse();
    assertThat(terminal.exit()).hasValue(137);
    assertThat(texts(terminal)).containsExactly("ready");
  }

  private Terminals terminals(Duration patience) {
    return new Terminals(
        name -> {
          throw new IllegalArgumentException(name);
        },
        new Events(),
        Deadline.in(patience),
        live::add);
  }

  private Terminal sh(String script) {
    return sh(terminals, script);
  }

  private static Terminal sh(Terminals terminals, String script) {
    return terminals.open(
        new Command("script", List.of("sh", "-c", script), "script", Map.of(), Path.of("")));
  }

  private static List<String> texts(Terminal terminal) {
    return terminal.lines().stream().map(Line::text).toList();
  }

  private static Unmet unmet(ThrowingCallable wait) {
    Unmet[] unmet = new Unmet[1];
    assertThatThrownBy(wait).isInstanceOfSatisfying(Unmet.class, thrown -> unmet[0] = thrown);
    return unmet[0];
  }
}
