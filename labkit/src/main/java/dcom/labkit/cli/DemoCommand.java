package dcom.labkit.cli;

import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    description = "Play the answers' programs in terminals side by side, and stop everything. Where"
        + " there are no answers, your programs are played.",
    footer = {"", "Examples:", "  ./lab demo", "  ./lab demo logger"})
final class DemoCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "LAB", description = "The labs; all if none is named.")
  private List<String> ids = List.of();

  @Option(names = "--mine", description = "Play your programs instead of the answers'.")
  private boolean mine;

  @Override
  public Integer call() {
    List<Lab> labs = Here.labs(ids);
    for (Lab lab : labs) {
      if (!lab.manifest().demo().isEmpty()) {
        play(lab);
      }
    }
    System.out.println("\nThat was all; everything is stopped. Now you:");
    System.out.println("  ./lab                      the course, and what to type next");
    System.out.println("  ./lab run " + labs.get(0).id() + " …" + "         run your own program");
    return ExitCode.PASSED.code();
  }

  private void play(Lab lab) {
    System.out.println("\n" + lab.id() + ": " + lab.manifest().title());
    Subject subject = mine || !lab.hasAnswer() ? Subject.student(lab) : Subject.answer(lab);
    Programs programs = Programs.build(subject);
    try (Demo demo = Demo.of(lab, programs::command, System.out)) {
      lab.manifest().demo().forEach(demo::play);
    } catch (Unmet e) {
      if (subject.kind() != Subject.Kind.STUDENT) {
        throw e;
      }
      System.out.println(lab.id() + ": your programs play no further yet: " + e.getMessage());
    }
  }
}
