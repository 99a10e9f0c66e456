package dcom.labkit.cli;

import dcom.labkit.cell.Cells;
import dcom.labkit.cell.Offer;
import dcom.labkit.cli.Finding.Need;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Libraries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** Looks at a machine and a copy of the course. */
final class Examination {
  private static final int NATS_PORT = 4222;

  private Examination() {}

  static List<Finding> of(Course course) {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(program(Need.MISSING, "Maven", "sudo apt install maven", "mvn", "-v"));
    findings.add(program(Need.MISSING, "git", "sudo apt install git", "git", "--version"));
    course.labs().forEach(lab -> findings.add(built(lab)));
    findings.add(port());
    findings.add(program(
        Need.OPTIONAL,
        "nats-server",
        "to check against the real server: go install github.com/nats-io/nats-server/v2@latest",
        "nats-server",
        "--version"));
    findings.add(
        program(Need.OPTIONAL, "Go", "for programs in Go: https://go.dev/dl", "go", "version"));
    findings.add(program(
        Need.OPTIONAL,
        "strace",
        "to see every kind of force to disk: sudo apt install strace",
        "strace",
        "-V"));
    findings.add(cell());
    return findings;
  }

  private static Finding cell() {
    Offer offer = Cells.ofThisMachine();
    Need need = offer.cell().isPresent() ? Need.PRESENT : Need.OPTIONAL;
    String mend = offer.mend().isEmpty() ? "" : "to keep submissions apart: " + offer.mend();
    return new Finding(need, "cell", offer.seen(), mend);
  }

  private static Finding java() {
    String version = "JDK " + Runtime.version() + ", " + System.getProperty("java.home");
    if (ToolProvider.getSystemJavaCompiler() == null) {
      return new Finding(
          Need.MISSING, "Java", version + " has no compiler", "sudo apt install openjdk-17-jdk");
    }
    return new Finding(Need.PRESENT, "Java", version, "");
  }

  private static Finding built(Lab lab) {
    try {
      Libraries libraries = Libraries.of(lab);
      String speed = Files.exists(libraries.archive()) ? "" : ", without quick starts";
      return new Finding(Need.PRESENT, lab.id(), "built" + speed, "");
    } catch (IllegalStateException e) {
      return new Finding(Need.MISSING, lab.id(), "not built", "mvn -q -DskipTests test");
    }
  }

  private static Finding port() {
    try (ServerSocket probe = new ServerSocket(NATS_PORT, 1, InetAddress.getLoopbackAddress())) {
      String free = "port " + probe.getLocalPort();
      return new Finding(Need.PRESENT, free, "free for ./lab broker", "");
    } catch (IOException e) {
      return new Finding(
          Need.OPTIONAL,
          "port 4222",
          "in use, perhaps by your own ./lab broker",
          "on another port: ./lab broker --port 4333, and -s nats://127.0.0.1:4333 for programs");
    }
  }

  private static Finding program(Need ifAbsent, String name, String mend, String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      String first = output.lines().findFirst().orElse("").replaceAll("\\e\\[[0-9;]*m", "");
      return ended && process.exitValue() == 0
          ? new Finding(Need.PRESENT, name, first, "")
          : new Finding(ifAbsent, name, "does not start: " + first, mend);
    } catch (IOException e) {
      return new Finding(ifAbsent, name, "not here", mend);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + Path.of(command[0]), e);
    }
  }
}
