package dcom.slides;

import dcom.labkit.lab.Course;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs the answers' programs, and keeps what they show. */
final class Capture {
  private static final Pattern LINE = Pattern.compile("^ *\\d+\\.\\d\\d s  (.*)$");
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:\\d{4,5}");

  private Capture() {}

  /**
   * What {@code ./lab demo} shows of a lab, without the times; every run has another port, so the
   * lab's own stands in its place.
   *
   * @throws MissingSource if the demonstration fails
   */
  static String of(Course course, String lab) throws IOException, InterruptedException {
    String place =
        "127.0.0.1:" + (course.lab(lab).manifest().needs().contains("nats") ? 4222 : 1234);
    String shown = run(course, lab)
        .lines()
        .map(LINE::matcher)
        .filter(line -> line.matches())
        .map(line -> PORT.matcher(line.group(1)).replaceAll(place))
        .map(line -> line.replaceFirst("-p 0$", "-p 1234").replaceFirst(" │", "│"))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
    if (shown.isEmpty()) {
      throw new MissingSource("./lab demo " + lab + " shows no line.");
    }
    return shown;
  }

  private static String run(Course course, String lab) throws IOException, InterruptedException {
    ProcessBuilder demo = new ProcessBuilder("./lab", "demo", lab)
        .directory(course.root().toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    demo.environment().put("LAB_AS_BUILT", "1");
    Process process = demo.start();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new MissingSource(
          "./lab demo " + lab + " ended with exit code " + code + ":\n" + shown);
    }
    return shown;
  }
}
