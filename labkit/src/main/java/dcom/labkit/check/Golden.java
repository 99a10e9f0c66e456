package dcom.labkit.check;

import dcom.labkit.lab.Subject;
import dcom.labkit.lab.WrongProgram;
import dcom.labkit.lab.Yaml;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.ReportText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The failure that a wrong program must bring about, whole, as a student sees it: the file
 * {@code NAME.txt} beside its description. Whoever changes a message sees it in review.
 *
 * <p>The seed is fixed, so that values are the same. What differs between two runs all the same is
 * written as zeros (ports, times, hash codes, ids, process ids), or as {@code …} where {@code varies}
 * in that description names it. The frames on the wire are left out: which of them are the last, and
 * in which order those of two connections stand, is a matter of timing; how they read is tested with
 * the decoders.
 */
public final class Golden {
  /** What wrong programs are judged with. */
  public static final long SEED = 4711;

  private static final List<String> VARYING = List.of(
      "(?<=127\\.0\\.0\\.\\d:)\\d+",
      "(?<=[Pp]ort )\\d{4,5}",
      "(?<= -p )\\d{4,5}",
      "(?<=@)[0-9a-f]{4,8}\\b",
      "(?<=\\bThread-)\\d+",
      "(?<=\\bpool-)\\d+(?=-thread-)",
      "(?<=-thread-)\\d+",
      "\\b\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d\\b");

  /** A process number, which has two to seven digits. */
  private static final String PROCESS = "(?<=\\bprocess |\\bjcmd )\\d+";

  /** How long the kit waited, and how long ago something was; not what a program says itself. */
  private static final String DURATION =
      "(?<=within |after |for )\\d+(\\.\\d)? m?s(?=;)|(?<=after |happened for )\\d+(\\.\\d)? m?s$|\\b\\d+(\\.\\d)? m?s(?= ago)";

  private static final String WIRE = "^  wire .*\\n(?: {12}.*\\n)*|; the last frame was  .*$";
  private static final Pattern GOT = Pattern.compile("(?m)^  got .*+(?:\\n {12}.*+)*+");

  private final Path file;
  private final List<String> varies;
  private final String check;

  private Golden(Path file, List<String> varies, String check) {
    this.file = file;
    this.varies = varies;
    this.check = check;
  }

  /** The failure that belongs to a wrong program. */
  public static Golden of(Subject wrong) {
    WrongProgram program = WrongProgram.of(wrong);
    List<String> varies = program.yaml().find("varies").map(Yaml::texts).orElse(List.of());
    return new Golden(program.failure(), varies, program.check());
  }

  /** Whether it was ever accepted. */
  public boolean exists() {
    return Files.exists(file);
  }

  /** Where it stands. */
  public Path file() {
    return file;
  }

  /** Makes this failure the right one. */
  public void accept(CheckResult result) {
    try {
      Files.writeString(file, text(result));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** The lines that are no longer there, and those that are new; empty if nothing has changed. */
  public List<String> changes(CheckResult result) {
    List<String> old = exists() ? read().lines().toList() : List.of();
    List<String> now = text(result).lines().toList();
    List<String> changes = new ArrayList<>();
    old.stream().filter(line -> !now.contains(line)).forEach(line -> changes.add("- " + line));
    now.stream().filter(line -> !old.contains(line)).forEach(line -> changes.add("+ " + line));
    return old.equals(now) || !changes.isEmpty() ? changes : List.of("  the order of the lines");
  }

  /** The name of the check that must catch the program. */
  public String check() {
    return check;
  }

  /** Whether a result is that of the check that must catch the program. */
  public boolean isOf(CheckResult result) {
    return result.name().equals(check);
  }

  private String text(CheckResult result) {
    String text = ReportText.full(result) + "\n";
    for (String varying : VARYING) {
      text = replace(text, varying, Golden::zeros);
    }
    text = replace(text, PROCESS, any -> "00000");
    text = replace(text, WIRE, any -> "");
    text = GOT.matcher(text)
        .replaceAll(got -> Matcher.quoteReplacement(replace(got.group(), DURATION, any -> "0 s")));
    for (String varying : varies) {
      text = replace(text, varying, any -> "…");
    }
    return text;
  }

  /** As long as before, so that carets stay below what they point at. */
  private static String zeros(String text) {
    return text.replaceAll("[0-9a-f]", "0");
  }

  private static String replace(String text, String varying, UnaryOperator<String> by) {
    return Pattern.compile(varying, Pattern.MULTILINE)
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(by.apply(found.group())));
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
