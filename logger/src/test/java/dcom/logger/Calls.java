package dcom.logger;

import dcom.labkit.expect.Unmet;
import java.util.List;
import java.util.function.Predicate;

/**
 * The calls of a logger, in the order in which they began.
 *
 * @param all the calls
 * @param log the path of its log
 */
record Calls(List<Call> all, String log) {
  void expectForcedBeforeReply(int line, String replySubject) {
    Call write = first(
        call -> isLogWrite(call) && call.has("[#" + line + "] ["),
        "how line " + line + " got into the log");
    Call reply = first(call -> call.isSend() && call.has(replySubject), "the reply leave");
    boolean forced =
        all.stream().anyMatch(call -> isForceOf(write, call) && call.end() < reply.begin());
    if (!forced) {
      throw new Unmet(
          "line %d is written, then forced to the disk, then its reply is sent".formatted(line),
          "line %d was written, its reply was sent, and %s"
              .formatted(
                  line,
                  forces() == 0 ? "the disk was never forced" : "the disk was forced only then"));
    }
  }

  /** How many times the log was forced to the disk. */
  long forces() {
    first(this::isLogWrite, "how the log was written");
    return all.stream()
        .filter(call -> !call.failed() && (isForce(call) || isForcedWrite(call)))
        .count();
  }

  private boolean isForceOf(Call write, Call call) {
    return !call.failed()
        && (isForce(call) && call.begin() > write.end()
            || call.equals(write) && isForcedWrite(call));
  }

  /** A force of the log, or of everything. */
  private boolean isForce(Call call) {
    return call.isForce() && (call.has("<" + log + ">") || !call.has("<"));
  }

  private boolean isLogWrite(Call call) {
    return call.isWrite() && call.has("<" + log + ">");
  }

  /** Each write is a force where the file was opened so. */
  private boolean isForcedWrite(Call call) {
    return isLogWrite(call)
        && (call.has("DSYNC")
            || all.stream().anyMatch(open -> open.isOpen() && open.has(log) && open.has("SYNC")));
  }

  private Call first(Predicate<Call> wanted, String what) {
    return all.stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow(() -> Witness.unseen("strace did not see " + what));
  }
}
