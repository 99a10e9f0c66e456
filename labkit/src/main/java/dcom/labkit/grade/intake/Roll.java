package dcom.labkit.grade.intake;

import dcom.labkit.grade.intake.HandIn.Part;
import dcom.labkit.grade.intake.HandIn.Trouble;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who handed in what: one folder or archive for each student, or what Canvas and Moodle export. What
 * could be of two students is of neither, and has a row of its own.
 *
 * @param handIns in the order of the students' names
 * @param ignored what belongs to nobody
 */
record Roll(List<HandIn> handIns, List<String> ignored) {
  /**
   * Reads the names in a folder.
   *
   * @param troubles what should be in it, and could not be taken out of an archive
   */
  static Roll of(Path folder, List<Trouble> troubles) {
    List<Entry> outer = Entry.of(folder, troubles);
    List<Entry> entries = Entry.unwrapped(outer);
    Set<String> untrue = untrue(entries);
    Map<String, String> known = known(entries);
    Map<String, HandIn> all = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    if (entries != outer) {
      outer.stream().filter(Entry::isHidden).forEach(entry -> ignored.add(entry.shown()));
    }
    for (Entry entry : entries) {
      List<Label> labels = labels(entry, untrue);
      if (entry.isHidden()) {
        ignored.add(entry.shown());
      } else if (labels.size() > 1) {
        all.put("aside " + entry.name(), aside(entry, labels, known));
      } else if (labels.size() == 1) {
        add(all, labels.get(0).keys().toString(), labelled(entry, labels.get(0)));
      } else if (entry.isWhole()) {
        add(all, "plain " + plain(entry.name()), plain(entry));
      } else {
        ignored.add(entry.shown());
      }
    }
    Comparator<HandIn> byName =
        Comparator.comparing(HandIn::student, String.CASE_INSENSITIVE_ORDER);
    return new Roll(all.values().stream().sorted(byName).toList(), ignored);
  }

  /**
   * Numbers of users and files that Canvas cannot have written: a user with two names, a number of two
   * files. Names with dates in them look like that: {@code ann_2024_11_26.zip}.
   */
  private static Set<String> untrue(List<Entry> entries) {
    Map<String, String> names = new HashMap<>();
    Set<String> files = new HashSet<>();
    Set<String> untrue = new HashSet<>();
    canvas(entries).forEach(label -> {
      String name = names.putIfAbsent(label.id(), label.student());
      if (name != null && !name.equals(label.student()) || !files.add(label.attachment())) {
        untrue.add(label.id());
      }
    });
    return untrue;
  }

  private static Stream<Label> canvas(List<Entry> entries) {
    return entries.stream().flatMap(entry -> entry.labels().stream()).filter(Label::isCanvas);
  }

  private static List<Label> labels(Entry entry, Set<String> untrue) {
    return entry.labels().stream()
        .filter(label -> !label.isCanvas() || !untrue.contains(label.id()))
        .toList();
  }

  /** The names of students that are certain, by their keys. */
  private static Map<String, String> known(List<Entry> entries) {
    return entries.stream()
        .map(Entry::labels)
        .filter(labels -> labels.size() == 1)
        .map(labels -> labels.get(0))
        .collect(
            Collectors.toMap(label -> label.keys().toString(), Label::student, (one, same) -> one));
  }

  /** What a student's own words in a name make look as if it were somebody else's is nobody's. */
  private static HandIn aside(Entry entry, List<Label> labels, Map<String, String> known) {
    List<Label> each = labels.stream()
        .map(label -> label.student(known.getOrDefault(label.keys().toString(), label.student())))
        .toList();
    String students = each.stream().map(Label::student).distinct().collect(or());
    String people =
        each.stream().map(one -> one.student() + " (" + one.id() + ")").collect(or());
    String problem = Names.shown(entry.name()) + " could be from " + people
        + ": a learning platform's mark is in its name more than once. It counts for none of them;"
        + " find out whose it is, rename it, and grade again";
    return new HandIn(students, Map.of(), List.of(), "", problem);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> or() {
    return Collectors.joining(" or ");
  }

  private static HandIn labelled(Entry entry, Label label) {
    List<Part> parts = label.isFile() ? List.of(entry.part(label.file())) : List.of();
    return new HandIn(
        label.student(), label.keys(), parts, label.late() ? "handed in late" : "", "");
  }

  private static HandIn plain(Entry entry) {
    return new HandIn(
        Archive.stem(entry.name()), Map.of(), List.of(entry.part(entry.name())), "", "");
  }

  private static String plain(String name) {
    return Normalizer.normalize(Archive.stem(name), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  /** A student of a platform may hand in several files; without one, two hand-ins are worth a word. */
  private static void add(Map<String, HandIn> all, String key, HandIn more) {
    all.merge(key, more, (one, other) -> {
      List<Part> parts =
          Stream.concat(one.parts().stream(), other.parts().stream()).toList();
      String remark = one.remark().isEmpty() ? other.remark() : one.remark();
      String twice = "handed in more than once: "
          + parts.stream().map(Part::name).collect(Collectors.joining(", "));
      return new HandIn(
          one.student(), one.keys(), parts, one.keys().isEmpty() ? twice : remark, "");
    });
  }
}
