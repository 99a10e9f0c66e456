package dcom.labkit.grade.intake;

import dcom.labkit.lab.Lab;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which lab submissions are of, if nobody says so: the one that all agree on. */
final class Guess {
  private Guess() {}

  /**
   * The lab that every submission holds that holds any.
   *
   * @param held the labs that each submission holds
   * @throws NoLabFound listing what was found, if it is none or more than one
   */
  static Lab of(List<List<Lab>> held) {
    List<List<Lab>> telling = held.stream().filter(labs -> !labs.isEmpty()).toList();
    if (telling.isEmpty()) {
      throw new NoLabFound("No submission holds a file of any lab.");
    }
    Set<Lab> common = new LinkedHashSet<>(telling.get(0));
    telling.forEach(common::retainAll);
    if (common.size() != 1) {
      throw new NoLabFound("The submissions do not agree on one lab: " + counts(telling) + ".");
    }
    return common.iterator().next();
  }

  private static String counts(List<List<Lab>> telling) {
    Map<String, Long> counts = telling.stream()
        .flatMap(List::stream)
        .collect(Collectors.groupingBy(Lab::id, TreeMap::new, Collectors.counting()));
    List<String> shown = new ArrayList<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(lab -> shown.add(
            lab.getValue() + (lab.getValue() == 1 ? " holds " : " hold ") + lab.getKey()));
    return String.join(", ", shown);
  }
}
