package dcom.helloworld;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Terminal;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** A server's calls that wait until the check answers them. Thread-safe. */
final class HeldCalls implements Callee.Script {
  private final Queue<StreamObserver<byte[]>> held = new ArrayDeque<>();
  private final Events events;
  private final Deadline deadline;

  HeldCalls(Events events, Deadline deadline) {
    this.events = events;
    this.deadline = deadline;
  }

  @Override
  public void called(byte[] request, StreamObserver<byte[]> caller) {
    events.announce(() -> held.add(caller));
  }

  /** Waits for the next call of a client. */
  StreamObserver<byte[]> next(Terminal client) {
    String name = "terminal " + client.number();
    return events
        .await(deadline, () -> decided(client))
        .filter(Optional::isPresent)
        .map(Optional::get)
        .orElseThrow(() -> new Unmet(name + " calls", name + " made no call"));
  }

  private Optional<Optional<StreamObserver<byte[]>>> decided(Terminal client) {
    return held.isEmpty() && client.exit().isEmpty()
        ? Optional.empty()
        : Optional.of(Optional.ofNullable(held.poll()));
  }

  /** Lets time pass, on the clock that the client has, too; ends with the client. */
  void pass(Duration time, Terminal client) {
    events.await(
        Deadline.onTheClock(time),
        () -> Optional.of(client).filter(c -> c.exit().isPresent()));
  }

  /** Answers a call. */
  static void answer(String text, StreamObserver<byte[]> call) {
    call.onNext(Hand.message(text));
    call.onCompleted();
  }
}
