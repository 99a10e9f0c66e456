package dcom.labkit.lab;

import java.util.List;
import java.util.Set;

/**
 * A numbered part of a lab.
 *
 * @param number its place in the lab, from 1
 * @param title what holds once it is done
 * @param points what it is worth, shared equally among its checks
 * @param after the numbers of the steps that must hold before its checks are run
 * @param requirements what its README asks for, and which checks test it
 */
public record Step(
    int number, String title, int points, Set<Integer> after, List<Requirement> requirements) {
  /** Refuses steps that would have to wait for themselves or for later ones. */
  public Step {
    after = Set.copyOf(after);
    requirements = List.copyOf(requirements);
    if (after.stream().anyMatch(earlier -> earlier < 1 || earlier >= number)) {
      throw new IllegalArgumentException(
          "step " + number + " can only come after earlier steps, not after " + after);
    }
  }
}
