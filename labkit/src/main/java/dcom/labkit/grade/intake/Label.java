package dcom.labkit.grade.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a learning platform wrote before the name that a student gave to a file: {@code
 * name_participant_assignsubmission_file_…} (Moodle), {@code name_LATE_user_attachment_…} (Canvas).
 *
 * @param student the student's name
 * @param key what the platform calls its key for the student
 * @param id that key
 * @param attachment Canvas's number of the file; empty for Moodle
 * @param late whether it says so
 * @param isFile whether it is what was handed in, and not a text about it
 * @param file what the student wrote; may be empty
 */
record Label(
    String student,
    String key,
    String id,
    String attachment,
    boolean late,
    boolean isFile,
    String file) {
  private static final Pattern MOODLE =
      Pattern.compile("_(\\d{1,19}+)_assignsubmission_(file|onlinetext)(?=_|$)");
  private static final Pattern CANVAS_USER = Pattern.compile("_(\\d{1,19}+)_");
  private static final Pattern CANVAS_FILE = Pattern.compile("(\\d{1,19}+)_(.++)");
  private static final String LATE = "_LATE";

  /** All that an entry's name can mean; what can mean two things could be of two people. */
  static List<Label> of(String entry, boolean folder) {
    List<Label> labels = new ArrayList<>(moodle(entry));
    if (!folder) {
      canvas(entry).ifPresent(labels::add);
    }
    return labels;
  }

  /** Each place where Moodle's mark stands: it writes one, and a student can write others behind it. */
  private static List<Label> moodle(String entry) {
    List<Label> labels = new ArrayList<>();
    Matcher mark = MOODLE.matcher(entry);
    int from = 0;
    while (mark.find()) {
      if (mark.start() > 0) {
        labels.add(new Label(
            entry.substring(Math.min(from, mark.start()), mark.start()),
            "participant",
            mark.group(1),
            "",
            false,
            mark.group(2).equals("file"),
            entry.substring(Math.min(entry.length(), mark.end() + 1))));
      }
      from = mark.end() + 1;
    }
    return labels;
  }

  /** Canvas writes no {@code _12_} into a student's name: the first one is the student's number. */
  private static Optional<Label> canvas(String entry) {
    Matcher user = CANVAS_USER.matcher(entry);
    if (!user.find()) {
      return Optional.empty();
    }
    String before = entry.substring(0, user.start());
    boolean late = before.endsWith(LATE);
    String student = late ? before.substring(0, before.length() - LATE.length()) : before;
    Matcher file = CANVAS_FILE.matcher(entry.substring(user.end()));
    return student.chars().anyMatch(Character::isLetter) && file.matches()
        ? Optional.of(
            new Label(student, "userId", user.group(1), file.group(1), late, true, file.group(2)))
        : Optional.empty();
  }

  /** What the platform knows the student by. */
  Map<String, String> keys() {
    return Map.of(key, id);
  }

  /** The same of a student whose name is known from elsewhere; one without any is called by the key. */
  Label student(String name) {
    String known = name.isBlank() ? key + " " + id : name;
    return new Label(known, key, id, attachment, late, isFile, file);
  }

  boolean isCanvas() {
    return !attachment.isEmpty();
  }
}
