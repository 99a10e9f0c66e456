package dcom.labkit.cli;

import dcom.labkit.terminal.Offspring;
import java.util.ArrayList;
import java.util.List;

/** Keeps every core busy while it is open, with processes that end with this one on every path. */
final class BusyCores implements AutoCloseable {
  private static final List<String> LOOP = List.of("sh", "-c", "while :; do :; done");

  private final List<Process> loops = new ArrayList<>();

  /** With so many processes for each core. */
  static BusyCores open(int each) {
    BusyCores busy = new BusyCores();
    for (int n = 0; n < each * Runtime.getRuntime().availableProcessors(); n++) {
      busy.loops.add(Offspring.start(new ProcessBuilder(LOOP)));
    }
    return busy;
  }

  /** How many processes keep cores busy. */
  int running() {
    return (int) loops.stream().filter(Process::isAlive).count();
  }

  @Override
  public void close() {
    loops.forEach(Offspring::kill);
  }
}
