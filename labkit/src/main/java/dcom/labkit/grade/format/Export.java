package dcom.labkit.grade.format;

import dcom.labkit.grade.format.Worksheet.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What the files of all learning platforms have in common. */
final class Export {
  private Export() {}

  /** A copy of a platform's file, changed, called as it was but for {@code -graded}. */
  static Rendering filled(Path file, String what, Function<Worksheet, List<String>> change) {
    Worksheet sheet = read(file, what);
    List<String> remarks = change.apply(sheet);
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.');
    String graded = name.substring(0, dot) + "-graded" + name.substring(dot);
    return new Rendering(Map.of(graded, sheet.bytes()), remarks);
  }

  /** Which of the columns have one of these names in their heading. */
  static List<Integer> naming(Row header, List<Integer> columns, List<String> names) {
    return columns.stream()
        .filter(i -> names.stream().anyMatch(name -> lower(header.text(i)).contains(lower(name))))
        .toList();
  }

  private static Worksheet read(Path file, String what) {
    try {
      return Worksheet.read(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new BadExport("cannot read " + what + " " + file + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new BadExport(what + " " + file + " " + e.getMessage());
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
