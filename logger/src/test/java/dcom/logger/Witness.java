package dcom.logger;

import dcom.labkit.lab.Command;
import org.opentest4j.TestAbortedException;

/**
 * Sees from outside, without a word of the logger's own, when it forces its log to the disk. What it
 * cannot see counts for nobody: then the check is skipped, not failed.
 */
interface Witness {
  /** The same program, watched. */
  Command watched(Command program);

  /**
   * This line was forced to the disk before the reply on this subject left; lines before it have had
   * their replies already.
   *
   * @throws dcom.labkit.expect.Unmet if it was not
   * @throws TestAbortedException if that cannot be seen
   */
  void expectForcedBeforeReply(int line, String replySubject);

  /**
   * At least four of the messages of a burst shared a force, on average.
   *
   * @throws dcom.labkit.expect.Unmet if they did not
   * @throws TestAbortedException if that cannot be seen
   */
  void expectSharedForces(int messages);

  /** Ends the check without a verdict. */
  static TestAbortedException unseen(String what) {
    return new TestAbortedException(what + " (strace sees more: sudo apt install strace)");
  }
}
