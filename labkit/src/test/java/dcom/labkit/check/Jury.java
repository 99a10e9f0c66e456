package dcom.labkit.check;

import dcom.labkit.lab.Course;
import dcom.labkit.lab.DoesNotCompile;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.lab.Yaml;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The judge of all attacks, and of a witness between them: the process that a cell is around. */
final class Jury {
  private static final int BETWEEN = 12;

  private final Lab lab;
  private final Path reports;
  private int witnesses;

  private Jury(Path root) {
    this.lab = new Course(root).lab("guest");
    this.reports = root.resolve("reports");
  }

  public static void main(String[] args) throws IOException {
    new Jury(Path.of(args[0])).judgeAll();
    System.exit(0);
  }

  private void judgeAll() throws IOException {
    Files.createDirectories(reports);
    List<Subject> attacks = Subject.variants(lab, Subject.Kind.WRONG);
    for (int n = 0; n < attacks.size(); n++) {
      if (n % BETWEEN == 0) {
        judgeWitness();
      }
      judge(attacks.get(n));
    }
    judgeWitness();
  }

  private void judgeWitness() {
    write("witness-" + ++witnesses, run(Subject.answer(lab), Settings.fresh("embedded")));
  }

  private void judge(Subject attack) throws IOException {
    int step = Yaml.read(attack.folder().resolve("attack.yaml")).get("step").number(1);
    long start = System.nanoTime();
    try {
      write(attack.name(), run(attack, Settings.fresh("embedded").withStep(step)));
    } catch (DoesNotCompile e) {
      Files.writeString(reports.resolve(attack.name() + ".refused"), e.getMessage());
    }
    System.out.printf("%s %d ms%n", attack.name(), (System.nanoTime() - start) / 1_000_000);
  }

  private static Report run(Subject subject, Settings settings) {
    return Judge.judge(subject, settings, new CheckListener() {});
  }

  private void write(String name, Report report) {
    ReportFile.write(report, reports.resolve(name + ".json"));
  }
}
