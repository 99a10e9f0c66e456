package dcom.stringsvc;

import static dcom.labkit.wire.Direction.TO_CLIENT;
import static dcom.labkit.wire.Direction.TO_SERVER;

import dcom.labkit.check.Admitted;
import dcom.labkit.check.Expect;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.expect.Visible;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.wire.rmi.RmiProtocol;
import java.io.IOException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server that is not the student's. Its calls wait until the check answers them, so the check
 * knows at each moment which are in flight. Registry and object are behind one tap, and the stub
 * leads through it.
 *
 * <p>RMI's threads bring calls; one thread, the check's, answers. Whoever opens it closes it.
 */
final class OtherServer implements Upper, AutoCloseable {
  static {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1"); // where taps are
  }

  /** A call that nobody answers waits until the server is closed, which is after any verdict. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private static final long BYTES_A_SECOND = 1_000;
  private static final Duration A_WHILE = Duration.ofMillis(300);

  private final Events events;
  private final Deadline deadline;
  private final RecordingSocket socket;
  private final Tap tap;
  private final Registry registry;
  private final List<Call> calls = new ArrayList<>();
  private int taken;

  private OtherServer(Taps taps, Events events, Deadline deadline) throws IOException {
    Admitted.only();
    this.events = events;
    this.deadline = deadline;
    this.socket = new RecordingSocket();
    this.tap = taps.open("127.0.0.1", socket.getLocalPort(), new RmiProtocol(Upper.class));
    RMIServerSocketFactory opened = port -> socket;
    this.registry = LocateRegistry.createRegistry(tap.port(), null, opened);
    UnicastRemoteObject.exportObject(this, tap.port(), null, opened);
  }

  /** A server with Upper in its registry. */
  static OtherServer open(Taps taps, Events events, Deadline deadline) throws IOException {
    OtherServer server = empty(taps, events, deadline);
    server.registry.rebind("Upper", server);
    return server;
  }

  /** A server with nothing in its registry. */
  static OtherServer empty(Taps taps, Events events, Deadline deadline) throws IOException {
    return new OtherServer(taps, events, deadline);
  }

  /** What to tell a client: {@code 127.0.0.1:41234}. */
  String address() {
    return "127.0.0.1:" + tap.port();
  }

  Tap tap() {
    return tap;
  }

  @Override
  public Result uppercase(Args args) throws BadName {
    Call call = new Call(args.name());
    events.announce(() -> calls.add(call));
    return call.await();
  }

  /** The next call, as soon as it is there. */
  Call nextCall(Terminal client) {
    return nextCalls(1, client).get(0);
  }

  /** The next call, which is for this name. */
  Call nextCall(String name, Terminal client) {
    Call call = nextCall(client);
    Expect.that(
        call.name().equals(name) || !isNameBefore(name),
        "terminal " + client.number()
            + " makes a call for each name, also for one that came before",
        "it called for the next name");
    Expect.equal("terminal " + client.number() + " calls with the name", name, call.name());
    return call;
  }

  /** Whether the call before the last one was for this name. */
  private boolean isNameBefore(String name) {
    return events.read(() -> taken > 1 && calls.get(taken - 2).name().equals(name));
  }

  /** Waits until the client calls, or has ended. */
  void awaitCallOrEnd(Terminal client) {
    events.await(deadline, () -> waiting() > 0 ? Optional.of(true) : ended(client));
  }

  /** Whether the client ends with this line before a call comes; waits for one or the other. */
  boolean endsUncalled(Terminal client, String line) {
    awaitCallOrEnd(client);
    return waiting() == 0
        && ended(client).isPresent()
        && client.lines().stream().anyMatch(printed -> printed.text().equals(line));
  }

  /** One call after the other for each name, answered at once. */
  void answerEach(List<String> names, Terminal client) {
    names.forEach(name -> nextCall(name, client).answer(Lines.upper(name)));
  }

  /** The next calls; all of them are there before the first is answered. */
  List<Call> nextCalls(int count, Terminal client) {
    return events
        .await(deadline, () -> arrived(count, client))
        .filter(arrived -> arrived.size() == count)
        .orElseThrow(() -> missing(count, client));
  }

  /** Answers, and returns when the tap has let the answer pass. */
  void answerAndSee(Call call, String text) {
    call.answer(text);
    tap.awaitFrame(
        "the result " + text,
        TO_CLIENT,
        frame -> frame.text().contains("'" + text + "'"),
        deadline);
  }

  /** No further call comes for a while, or as long as the client runs. */
  void expectNoOtherCall(String until, Terminal client) {
    boolean came = events
        .await(Deadline.in(A_WHILE), () -> waiting() > 0 ? Optional.of(true) : ended(client))
        .orElse(false);
    if (came) {
      throw new Unmet(
          "terminal " + client.number() + " makes no other call before " + until,
          "it made a call for " + Visible.text(nextCall(client).name()));
    }
  }

  private static Optional<Boolean> ended(Terminal client) {
    return client.exit().isPresent() ? Optional.of(false) : Optional.empty();
  }

  /** Waits for a client's lookup, and ends its connection before the reply has arrived. */
  void loseTheLookup() {
    tap.delay(Duration.ofMillis(500));
    tap.awaitFrame(
        "a lookup", TO_SERVER, frame -> frame.text().contains("Registry.lookup"), deadline);
    tap.cut();
    tap.delay(Duration.ZERO);
  }

  /** How many lookups came. */
  int lookups() {
    return (int) tap.passages().stream()
        .filter(passage -> passage.frame().text().contains("Call Registry.lookup"))
        .count();
  }

  /** From now on all replies come little by little, and none of them is whole for a long time. */
  void trickle() {
    tap.throttle(BYTES_A_SECOND);
  }

  /** Resets all connections, as the system of a machine does that was started anew. */
  void reset() throws IOException {
    socket.reset();
  }

  /** How many calls came so far, answered or not. */
  int count() {
    return events.read(calls::size);
  }

  /** So many calls, or none once the client has ended. */
  private Optional<List<Call>> arrived(int count, Terminal client) {
    if (waiting() < count) {
      return client.exit().isPresent() ? Optional.of(List.of()) : Optional.empty();
    }
    List<Call> next = List.copyOf(calls.subList(taken, taken + count));
    taken += count;
    return Optional.of(next);
  }

  private Unmet missing(int count, Terminal client) {
    String then = client.exit().isPresent() ? end(client) : "it runs, and makes no other";
    String has = "terminal " + client.number() + " has in flight  ";
    return events.read(() ->
        new Unmet(has + count + calls(count), has + waiting() + calls(waiting()) + "; " + then));
  }

  private static String end(Terminal client) {
    int code = client.awaitExit(); // all that it printed has come then
    List<Line> lines = client.lines();
    String last = lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1).text();
    return "it ended with exit code " + code + "; its last line was " + last;
  }

  private int waiting() {
    return calls.size() - taken;
  }

  private static String calls(int count) {
    return count == 1 ? " call" : " calls";
  }

  @Override
  public void close() throws IOException {
    events.announce(() -> calls.forEach(call -> call.drop()));
    tap.close();
    UnicastRemoteObject.unexportObject(this, true);
    UnicastRemoteObject.unexportObject(registry, true);
    socket.close();
  }

  /** A call in flight. */
  final class Call {
    private final String name;
    private Optional<String> result = Optional.empty();
    private Optional<String> refusal = Optional.empty();
    private boolean dropped;

    private Call(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    void answer(String text) {
      events.announce(() -> result = Optional.of(text));
    }

    /** Answers with a {@link BadName}. */
    void refuse(String message) {
      events.announce(() -> refusal = Optional.of(message));
    }

    private void drop() {
      dropped = true;
    }

    private Result await() throws BadName {
      events.await(Deadline.in(LONG), () -> Optional.of(this).filter(Call::settled));
      if (refusal.isPresent()) {
        throw new BadName(refusal.get());
      }
      return new Result(result.orElseThrow(() -> new IllegalStateException("nobody answers")));
    }

    private boolean settled() {
      return dropped || result.isPresent() || refusal.isPresent();
    }
  }
}
