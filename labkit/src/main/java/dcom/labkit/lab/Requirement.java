package dcom.labkit.lab;

import java.util.List;

/**
 * One thing that a lab's README asks for in a step, and who tests it.
 *
 * @param says a piece of the README's bullet, enough to tell it from the others
 * @param checks the names of the checks that test it
 * @param unchecked why no check does; empty if there are some
 */
public record Requirement(String says, List<String> checks, String unchecked) {
  /** Refuses one that is neither tested nor excused, or both. */
  public Requirement {
    if (checks.isEmpty() == unchecked.isEmpty()) {
      throw new IllegalArgumentException(
          "needs either checks, or unchecked with the reason why there are none");
    }
    checks = List.copyOf(checks);
  }
}
