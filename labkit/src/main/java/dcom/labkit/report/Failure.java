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
  /** Keeps its own lists. */
  public Failure {
    did = List.copyOf(did == null ? List.of() : did);
    wire = List.copyOf(wire == null ? List.of() : wire);
  }
}
