package dcom.labkit.grade.format;

import java.util.List;

/** All forms that need nothing but the book. */
public final class Formats {
  private static final List<Format> ALL = List.of(
      new TextTable(),
      OneReport.format(),
      new CsvTable(),
      new WholeBook(),
      new HtmlPage(),
      JUnitXml.format(),
      Gradescope.format(),
      GitHubClassroom.result(),
      GitHubClassroom.log(),
      PrairieLearn.format());

  private Formats() {}

  /** All of them, in the order in which help lists them. */
  public static List<Format> all() {
    return ALL;
  }

  /**
   * The form of that name.
   *
   * @throws NoSuchFormat listing all
   */
  public static Format named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchFormat(name, ALL.stream().map(Format::name).toList()));
  }
}
