package dcom.stringsvc;

import static dcom.stringsvc.Lines.expectError;
import static dcom.stringsvc.Lines.noAnswer;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Terminal;
import dcom.stringsvc.OtherServer.Call;
import java.time.Duration;
import java.util.Optional;

/**
 * A call of a client that waits for each of its calls no longer than it was told.
 *
 * @param call the call, under way
 * @param client who made it
 * @param millis how long a call of the client may take
 */
record LimitedCall(Call call, Terminal client, long millis, Events events) {
  private static final Duration SOON = Duration.ofSeconds(1);

  void answer(String text) {
    call.answer(text);
  }

  /** Lets a part of the limit pass, on the clock that the client has, too; ends with the client. */
  void pass(double part) {
    ends(Deadline.onTheClock(Duration.ofMillis(Math.round(part * millis))));
  }

  /**
   * The client ends soon after its limit, and says why.
   *
   * @param otherwise what it does if it has not ended
   */
  void expectEndSoon(String otherwise) {
    if (!ends(Deadline.in(SOON.plusMillis(millis)))) {
      throw new Unmet(
          limit(),
          terminal() + " " + otherwise + " " + SOON.toSeconds() + " s after that; it still runs");
    }
    expectError(client, noAnswer(millis));
  }

  /** The client has ended, since its limit has passed, and says why. */
  void expectEnded() {
    if (client.exit().isEmpty()) {
      boolean late = ends(Deadline.in(SOON.plusMillis(millis)));
      throw new Unmet(limit(), late ? "it ended, but later" : "it got no answer, and still runs");
    }
    expectError(client, noAnswer(millis));
  }

  private String limit() {
    return terminal() + " ends within " + millis + " ms after its call began, as -t says";
  }

  private String terminal() {
    return "terminal " + client.number();
  }

  private boolean ends(Deadline deadline) {
    return events
        .await(deadline, () -> Optional.of(client).filter(c -> c.exit().isPresent()))
        .isPresent();
  }
}
