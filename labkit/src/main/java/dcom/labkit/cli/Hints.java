package dcom.labkit.cli;

import dcom.labkit.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A lab's {@code hints.md}: under {@code ## Step n}, the rungs {@code ### 1}, {@code ### 2} …, each
 * more telling than the one before.
 */
final class Hints {
  private final Lab lab;
  private final Map<Integer, List<String>> steps;

  private Hints(Lab lab, Map<Integer, List<String>> steps) {
    this.lab = lab;
    this.steps = steps;
  }

  static Hints read(Lab lab) throws IOException {
    Map<Integer, List<String>> steps = new TreeMap<>();
    List<String> rungs = new ArrayList<>();
    for (String line : Files.readAllLines(lab.folder().resolve("hints.md"))) {
      if (line.startsWith("## Step ")) {
        rungs = new ArrayList<>();
        steps.put(
            Integer.parseInt(line.substring("## Step ".length()).replaceAll("\\D.*", "")), rungs);
      } else if (line.startsWith("### ")) {
        rungs.add("");
      } else if (!rungs.isEmpty()) {
        rungs.set(rungs.size() - 1, (rungs.get(rungs.size() - 1) + "\n" + line));
      }
    }
    return new Hints(lab, steps);
  }

  /** The rungs of a step; never empty. */
  List<String> rungs(int step) {
    List<String> rungs = steps.getOrDefault(step, List.of());
    if (rungs.isEmpty()) {
      throw new UsageError(
          "hints.md of " + lab.id() + " has steps " + steps.keySet() + ", not " + step);
    }
    return rungs.stream().map(String::strip).toList();
  }
}
