package dcom.logger;

import dcom.labkit.expect.Unmet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The calls of a logger, in the order in which they began.
 *
 * @param all the calls
 * @param log the path of its log
 */
record Calls(List<Call> all, String log) {
  /** A file that is mapped into memory is written without a call: then the message's coming counts. */
  void expectForcedBeforeReply(int line, String replySubject) {
    Predicate<Call> arrival = arrival(replySubject + " ");
    Call begin = begin(line, replySubject);
    Call reply = first(call -> call.isSend() && call.has(replySubject + " "), "the reply leave");
    if (reply.begin() < begin.begin()) {
      throw new Unmet(
          "line %d is written, then forced to the disk, then its reply is sent".formatted(line),
          "line %d was written, and forced to the disk, only after its reply was sent"
              .formatted(line));
    }
    boolean forced =
        all.stream().anyMatch(call -> isForceOf(begin, call) && call.end() < reply.begin());
    if (!forced) {
      throw new Unmet(
          "line %d is written, then forced to the disk, then its reply is sent".formatted(line),
          "line %d was written, its reply was sent, and %s"
              .formatted(
                  line, forcedInstead(all.stream().filter(arrival).findFirst(), begin, reply)));
    }
  }

  /** The same of the summary; if it is written piece by piece, it is not found, and passes. */
  void expectForcedBeforeSummary(int line, String replySubject) {
    Call begin = begin(line, replySubject);
    all.stream()
        .filter(call -> call.isWrite() && call.has("Summary of ["))
        .findFirst()
        .filter(summary ->
            all.stream().noneMatch(call -> isForceOf(begin, call) && call.end() < summary.begin()))
        .ifPresent(summary -> {
          throw new Unmet(
              "line %d, the last, is written and forced, then the summary is said".formatted(line),
              "the summary was said before the last line was forced");
        });
  }

  /** Whether a line was forced at any time; true if it was not seen how it got into the log. */
  boolean forced(int line, String message) {
    return all.stream()
        .filter(entry(line, message))
        .findFirst()
        .map(begin -> all.stream().anyMatch(call -> isForceOf(begin, call)))
        .orElse(true);
  }

  /** Where something comes in that has this in it. */
  private static Predicate<Call> arrival(String part) {
    return call -> call.isReceive() && call.has(part);
  }

  /** How a line got into the log. */
  private Call begin(int line, String replySubject) {
    return first(
        entry(line, replySubject + " "),
        isMapped() ? "the message come" : "how line " + line + " got into the log");
  }

  /** How a line gets into the log; into one that is mapped, without a call but the message's arrival. */
  private Predicate<Call> entry(int line, String part) {
    return isMapped() ? arrival(part) : call -> isLogWrite(call) && call.has("[#" + line + "] [");
  }

  private String forcedInstead(Optional<Call> arrival, Call begin, Call reply) {
    if (forces() == 0) {
      return all.stream().anyMatch(Call::isForce)
          ? "the log was never forced, only something else"
          : "the disk was never forced";
    }
    if (arrival.isPresent()
        && all.stream().anyMatch(call -> isForce(call) && isBetween(arrival.get(), call, begin))) {
      return "the disk was forced only before the line was written";
    }
    if (all.stream().anyMatch(c -> isForceOf(begin, c) && c.begin() < reply.begin())) {
      return "the disk was forced only then: the force had begun and was not done";
    }
    return "the disk was forced only then";
  }

  private static boolean isBetween(Call before, Call call, Call behind) {
    return call.begin() > before.end() && call.end() < behind.begin();
  }

  /** How many times the log was forced to the disk. */
  long forces() {
    first(call -> isLogWrite(call) || isLogMap(call), "how the log was written");
    return all.stream()
        .filter(call -> !call.failed() && (isForce(call) || isForcedWrite(call)))
        .count();
  }

  /** A force of the log that the disk refused. */
  Optional<Call> failedForce() {
    return all.stream().filter(call -> call.failed() && isForce(call)).findFirst();
  }

  /** Whether the disk refused to write the log. */
  boolean writeFailed() {
    return all.stream().anyMatch(call -> call.failed() && isLogWrite(call));
  }

  /** Whether a write is a force. */
  boolean writesAreForces() {
    return all.stream().anyMatch(this::isForcedWrite);
  }

  private boolean isForceOf(Call begin, Call call) {
    return !call.failed()
        && (isForce(call) && call.begin() > begin.end()
            || call.equals(begin) && isForcedWrite(call));
  }

  /** A force of the log, or of everything. */
  private boolean isForce(Call call) {
    if (call.name().equals("msync")) {
      return call.isForce() && all.stream().anyMatch(map -> isLogMap(map) && call.isOf(map));
    }
    return call.isForce() && (call.has("<" + log + ">") || !call.has("<"));
  }

  private boolean isMapped() {
    return all.stream().anyMatch(this::isLogMap) && all.stream().noneMatch(this::isLogWrite);
  }

  private boolean isLogMap(Call call) {
    return call.isMap() && call.has("<" + log + ">");
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
