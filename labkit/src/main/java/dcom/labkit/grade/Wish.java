package dcom.labkit.grade;

import dcom.labkit.cell.Cell;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What somebody wants graded, and how.
 *
 * @param from the folder or archive that holds the submissions
 * @param lab the lab's name; empty to find it out
 * @param out the session's folder
 * @param resume whether to go on with a session that is there
 * @param jobs how many submissions are judged at the same time
 * @param broker the message server
 * @param seed what all random values come from
 * @param cell what keeps submissions apart
 */
public record Wish(
    Path from,
    Optional<String> lab,
    Path out,
    boolean resume,
    int jobs,
    String broker,
    long seed,
    Cell cell) {
  /** The same with what a session began with. */
  Wish with(long oldSeed, String oldBroker) {
    return new Wish(from, lab, out, resume, jobs, oldBroker, oldSeed, cell);
  }

  /** Refuses to do nothing. */
  public Wish {
    if (jobs < 1) {
      throw new CannotGrade("--jobs takes a number from 1 on, not " + jobs);
    }
  }
}
