package dcom.inventory;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Takes the requests of clients under check, over whichever transport, and holds each until the
 * check answers. A front's threads bring requests; one thread, the check's, answers.
 */
final class Desk {
  private final Events events;
  private final Deadline deadline;
  private final List<Call> calls = new ArrayList<>();
  private final CompletableFuture<Reply> over = new CompletableFuture<>();

  Desk(Events events, Deadline deadline) {
    this.events = events;
    this.deadline = deadline;
  }

  /** For a front's thread: waits until the check has answered, or is over; no deadline answers. */
  Reply take(Request request) {
    Call call = new Call(request);
    events.announce(() -> calls.add(call));
    return call.reply.applyToEither(over, reply -> reply).join();
  }

  /** Waits until this client has sent this request, and takes it. */
  Call next(Request request, Terminal client) {
    String asks = "terminal " + client.number() + " asks for  " + request;
    return asked(request, client).orElseThrow(() -> new Unmet(asks, instead(client)));
  }

  /** Waits until this client has sent this request, or has ended without. */
  Optional<Call> asked(Request request, Terminal client) {
    return events.await(deadline, () -> found(request, client)).flatMap(found -> found);
  }

  /** Waits for the end of this client, which must not send its request once more. */
  void expectNoOther(Request request, Terminal client) {
    String who = "terminal " + client.number();
    if (asked(request, client).isPresent()) {
      throw new Unmet(who + " asks once for  " + request, who + " asked again");
    }
  }

  /** Lets time pass until then; ends with this client. */
  void pass(Deadline until, Terminal client) {
    events.await(until, () -> Optional.of(client).filter(one -> one.exit().isPresent()));
  }

  private Optional<Optional<Call>> found(Request request, Terminal client) {
    Optional<Call> found =
        calls.stream().filter(call -> call.request.equals(request)).findFirst();
    found.ifPresent(calls::remove);
    boolean over = found.isPresent() || client.exit().isPresent();
    return Optional.of(found).filter(any -> over);
  }

  private String instead(Terminal client) {
    String other = events.read(() -> calls.stream()
        .map(call -> "; another request is  " + call.request)
        .reduce("", String::concat));
    if (client.exit().isEmpty()) {
      return "it runs, and has not asked for that" + other;
    }
    int code = client.awaitExit(); // all that it printed has come then
    String last = client.lines().stream().map(Line::text).reduce("nothing", (before, line) -> line);
    return "it ended with exit code " + code + "; its last line was " + last + other;
  }

  /** Ends all waits. */
  void close() {
    over.complete(Reply.failed("closed"));
  }

  /** A request that waits for its answer. */
  final class Call {
    private final Request request;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    private Call(Request request) {
      this.request = request;
    }

    void answer(Reply with) {
      reply.complete(with);
    }
  }
}
