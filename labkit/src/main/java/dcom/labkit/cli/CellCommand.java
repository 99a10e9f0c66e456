package dcom.labkit.cli;

import dcom.labkit.cell.Cell;
import dcom.labkit.cell.Cells;
import dcom.labkit.cell.Offer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "cell",
    description = {
      "Run a command of this kit as the judge of a cell: what programs it starts, it starts in there.",
      "Shows how a program fares when it is graded."
    },
    footer = {"", "Examples:", "  ./lab dev cell check onenode", "  ./lab dev cell check --answer"})
final class CellCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "COMMAND", description = "The command with its options.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    Offer offer = Cells.ofThisMachine();
    Cell cell = offer
        .cell()
        .orElseThrow(() -> new IllegalStateException(offer.seen() + "\n  " + offer.mend()));
    return run(cell.around(kit(words)));
  }

  /** This kit, in a process of its own. */
  private static List<String> kit(List<String> words) {
    List<String> kit = new ArrayList<>();
    kit.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    kit.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    kit.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    kit.addAll(words);
    return kit;
  }

  private static int run(List<String> command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a judge runs", e);
    }
  }
}
