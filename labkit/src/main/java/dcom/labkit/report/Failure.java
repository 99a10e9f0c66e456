package dcom.labkit.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why a check failed, in six fields; an empty one is left out of every rendering.
 *
 * @param did the commands that the check gave, ready to be pasted
 * @param expected what had to hold
 * @param got what held instead; further lines may point at the first difference
 * @param wire the last frames that passed, oldest first
 * @param why the broken rule, or the mistake that was recognised
 * @param look where to look next: file and line, README step, hint
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Failure(
    List<String> did, String expected, String got, List<String> wire, String why, String look) {
  private static final int LONGEST_LINE = 4_096;
  private static final int LONGEST_TEXT = 32_768;

  /** Keeps its own lists, and of texts that nobody reads to the end their beginning and their end. */
  public Failure {
    did = cut(did);
    wire = cut(wire);
    int differs = expected == null || got == null ? 0 : Cut.firstDifference(expected, got);
    expected = cut(expected, differs);
    got = cut(got, differs);
  }

  private static List<String> cut(List<String> lines) {
    return lines == null
        ? List.of()
        : lines.stream().map(line -> Cut.middle(line, LONGEST_LINE)).toList();
  }

  private static String cut(String text, int differs) {
    return text == null ? null : Cut.around(text, differs, LONGEST_TEXT);
  }
}
