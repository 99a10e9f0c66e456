package dcom.slides;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The teacher's guide: plans with minutes. */
record Guide(List<Plan> plans) {
  private static final Pattern HEADING = Pattern.compile("## (.+): (\\d+) minutes");
  private static final Pattern ROW = Pattern.compile("\\| (.+?) \\|.*\\| (\\d+) \\|");
  private static final Pattern PART = Pattern.compile("Part (\\d), all");

  /**
   * One plan.
   *
   * @param total what its heading says
   * @param rows what is done, and how long it takes
   */
  record Plan(String name, int total, Map<String, Integer> rows) {
    int sum() {
      return rows.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The minutes of each part of the deck that is shown whole. */
    Map<Integer, Integer> parts() {
      Map<Integer, Integer> parts = new LinkedHashMap<>();
      rows.forEach((row, minutes) -> {
        Matcher part = PART.matcher(row);
        if (part.find()) {
          parts.put(Integer.valueOf(part.group(1)), minutes);
        }
      });
      return parts;
    }
  }

  static Guide read(Path file) {
    List<Plan> plans = new ArrayList<>();
    for (String line : Source.read(file).lines().toList()) {
      Matcher heading = HEADING.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        plans.add(
            new Plan(heading.group(1), Integer.parseInt(heading.group(2)), new LinkedHashMap<>()));
      } else if (row.matches() && !plans.isEmpty()) {
        Map<String, Integer> rows = plans.get(plans.size() - 1).rows();
        rows.put(rows.size() + " " + row.group(1), Integer.valueOf(row.group(2)));
      }
    }
    return new Guide(plans);
  }
}
