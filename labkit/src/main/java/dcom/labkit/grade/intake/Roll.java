package dcom.labkit.grade.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who handed in what: one folder or archive for each student, or what Canvas ({@code
 * name_LATE_user_attachment_file}) and Moodle ({@code name_participant_assignsubmission_file_…}) export.
 *
 * @param handIns in the order of the students' names
 * @param ignored what belongs to nobody
 */
record Roll(List<HandIn> handIns, List<String> ignored) {
  private static final Pattern CANVAS = Pattern.compile("(.+?)_(LATE_)?(\\d+)_(\\d+)_(.+)");
  private static final Pattern MOODLE =
      Pattern.compile("(.+)_(\\d+)_assignsubmission_(file|onlinetext)_?.*");

  /** Reads the names in a folder. */
  static Roll of(Path folder) {
    Map<String, HandIn> all = new LinkedHashMap<>();
    List<String> ignored = new ArrayList<>();
    for (Path entry : entries(wrapped(folder))) {
      String name = entry.getFileName().toString();
      Matcher moodle = MOODLE.matcher(name);
      Matcher canvas = CANVAS.matcher(name);
      if (moodle.matches()) {
        add(all, "moodle " + moodle.group(2), moodle(moodle, entry));
      } else if (canvas.matches() && Files.isRegularFile(entry)) {
        add(all, "canvas " + canvas.group(3), canvas(canvas, entry));
      } else if (plain(entry, name)) {
        add(all, "plain " + name, new HandIn(Archive.stem(name), Map.of(), List.of(entry), ""));
      } else {
        ignored.add(name);
      }
    }
    Comparator<HandIn> byName =
        Comparator.comparing(HandIn::student, String.CASE_INSENSITIVE_ORDER);
    return new Roll(all.values().stream().sorted(byName).toList(), ignored);
  }

  private static HandIn moodle(Matcher name, Path entry) {
    List<Path> parts = name.group(3).equals("file") ? List.of(entry) : List.of();
    return new HandIn(name.group(1), Map.of("participant", name.group(2)), parts, "");
  }

  private static HandIn canvas(Matcher name, Path entry) {
    String late = name.group(2) == null ? "" : "handed in late";
    return new HandIn(name.group(1), Map.of("userId", name.group(3)), List.of(entry), late);
  }

  private static boolean plain(Path entry, String name) {
    return Files.isDirectory(entry) || Files.isSymbolicLink(entry) || Archive.is(name);
  }

  private static void add(Map<String, HandIn> all, String key, HandIn more) {
    all.merge(key, more, (one, other) -> {
      List<Path> parts =
          Stream.concat(one.parts().stream(), other.parts().stream()).toList();
      String remark = one.remark().isEmpty() ? other.remark() : one.remark();
      return new HandIn(one.student(), one.keys(), parts, remark);
    });
  }

  /** An export in a folder of its own, as some archives hold it. */
  private static Path wrapped(Path folder) {
    List<Path> entries = entries(folder);
    boolean one =
        entries.size() == 1 && Files.isDirectory(entries.get(0), LinkOption.NOFOLLOW_LINKS);
    return one && entries(entries.get(0)).stream().anyMatch(Roll::exported)
        ? entries.get(0)
        : folder;
  }

  private static boolean exported(Path entry) {
    String name = entry.getFileName().toString();
    return MOODLE.matcher(name).matches()
        || CANVAS.matcher(name).matches() && Files.isRegularFile(entry);
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(entry -> !hidden(entry)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static boolean hidden(Path entry) {
    String name = entry.getFileName().toString();
    return name.startsWith(".") || name.startsWith("__MACOSX");
  }
}
