package dcom.labkit.grade;

import java.util.List;

/**
 * What grading a set of submissions for one lab came to. The only result: the table, CSV, JSON, HTML
 * and the formats of learning platforms are made from it.
 *
 * @param schema the version of this form; {@value #SCHEMA}
 * @param lab the lab's name
 * @param title the lab's title
 * @param points what the lab is worth
 * @param seed what all random values came from, for every submission the same
 * @param broker the kind of message server that was used
 * @param cell how submissions were kept apart: {@code bubblewrap}, or {@code none}
 * @param started when grading began, as an ISO 8601 instant
 * @param grades one for each submission, in the order of the students' names
 */
public record GradeBook(
    int schema,
    String lab,
    String title,
    int points,
    long seed,
    String broker,
    String cell,
    String started,
    List<Grade> grades) {
  /** The version of the form that this kit writes. */
  public static final int SCHEMA = 1;

  /** Keeps its own list. */
  public GradeBook {
    grades = List.copyOf(grades);
  }
}
