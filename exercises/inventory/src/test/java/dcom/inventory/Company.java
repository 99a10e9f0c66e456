package dcom.inventory;

import static java.util.stream.Collectors.joining;

import dcom.labkit.check.Expect;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Spoken;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Subject;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Protocol;
import dcom.labkit.wire.grpc.GrpcProtocol;
import dcom.labkit.wire.jsonrpc.JsonRpcProtocol;
import dcom.labkit.wire.rmi.RmiProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Those whom the programs under check talk to, each behind a tap. Closing ends them, the last one
 * first.
 */
final class Company implements AutoCloseable {
  static final List<String> TRANSPORTS = List.of("rmi", "json-rpc", "grpc");

  /** Milliseconds for a client that is to wait for longer than any check. */
  static final String PATIENT = "5000000";

  private static final Pattern READY = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

  private static final Pattern COUNT = Pattern.compile(".*: -?\\d+");

  private final Terminals terminals;
  private final Taps taps;
  private final Path descriptors;
  private final Desk desk;
  private final Deadline deadline;
  private final List<Runnable> endings = new ArrayList<>();

  Company(Terminals terminals, Taps taps, Subject subject, Events events, Deadline deadline) {
    this.terminals = terminals;
    this.taps = taps;
    this.descriptors = subject.lab().folder().resolve("target/lab/messages.protoset");
    this.desk = new Desk(events, deadline);
    this.deadline = deadline;
  }

  /** The server under check, over one transport; waits until it says where it listens. */
  Terminal server(String transport) {
    return terminals
        .open("server", "--transport", transport, "-p", "0")
        .awaitLine("Listening on 127.0.0.1:<port>", READY);
  }

  /** The client under check, with an order for a server at this address. */
  Terminal client(String transport, Tap server, Request order) {
    return client(transport, server, PATIENT, order);
  }

  /** The same with its patience in milliseconds. */
  Terminal client(String transport, Tap server, String patience, Request order) {
    return client(transport, "127.0.0.1:" + server.port(), patience, order);
  }

  /** The same for a server at this address. */
  Terminal client(String transport, String address, String patience, Request order) {
    List<String> words = new ArrayList<>(List.of("--transport", transport, "-t", patience));
    words.addAll(List.of("-a", address));
    words.addAll(order.words());
    return terminals.open("client", words.toArray(String[]::new));
  }

  /** What takes the requests of clients under check. */
  Desk desk() {
    return desk;
  }

  /** A server of the check's own, whose requests come to the desk; the tap before it. */
  Tap front(String transport) {
    Front front = switch (transport) {
      case "rmi" -> new RmiFront(desk, taps);
      case "json-rpc" -> new JsonFront(desk, taps);
      default -> new GrpcFront(desk, taps, protocol("grpc"));
    };
    endings.add(front::close);
    return front.tap();
  }

  /** A tap before a server. */
  Tap tap(String transport, Terminal server) {
    return taps.open("127.0.0.1", port(server), protocol(transport));
  }

  /** An address where nobody is. */
  Tap nobody() {
    Tap tap = taps.open("127.0.0.1", 1, new JsonRpcProtocol());
    tap.refuse();
    return tap;
  }

  /** An address where clients are let in, and nobody says a word. */
  Tap mute(String transport) {
    Tap tap = front(transport);
    tap.hold(Direction.TO_CLIENT);
    return tap;
  }

  /** An address where the connection ends as soon as there is one. */
  Tap closed() {
    return taps.open("127.0.0.1", 1, new JsonRpcProtocol());
  }

  /** Somebody who calls the server behind a tap. */
  Caller caller(String transport, Terminal server, Tap tap) {
    Caller caller = switch (transport) {
      case "rmi" -> new RmiCaller(port(server), tap.port());
      case "json-rpc" -> new JsonCaller(tap.port());
      default -> new GrpcCaller(tap.port());
    };
    endings.add(caller::close);
    return caller;
  }

  /** The same, behind a tap of his own. */
  Caller caller(String transport, Terminal server) {
    return caller(transport, server, tap(transport, server));
  }

  /** Calls by gRPC without a tap. */
  GrpcCaller grpcCaller(Terminal server) {
    GrpcCaller caller = new GrpcCaller(port(server));
    endings.add(caller::close);
    return caller;
  }

  /** Calls by JSON-RPC without a tap. */
  JsonCaller jsonCaller(Terminal server) {
    JsonCaller caller = new JsonCaller(port(server));
    endings.add(caller::close);
    return caller;
  }

  /** Begins something that waits for a program. */
  <T> Future<T> begin(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread = new Thread(
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Unmet e) {
            result.completeExceptionally(e);
          }
        },
        "company");
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  /** Waits for its end, at most until the check's. */
  <T> T await(String what, Future<T> begun) {
    try {
      return begun.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new Unmet(what, "nothing came within " + Spoken.duration(deadline.total()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Unmet unmet) {
        throw unmet;
      }
      throw new IllegalStateException("cannot call", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Something that is asked of a server has this reply. */
  void expect(String what, Reply expected, Supplier<Reply> call) {
    String gets = what + " a client gets";
    Reply got = await(gets + "  " + expected, begin(call));
    Expect.equal(gets, expected.toString(), got.toString());
  }

  /** Whether half of the check's time is over, so that less work must do. */
  boolean late() {
    return deadline.remaining().compareTo(deadline.total().dividedBy(2)) < 0;
  }

  /** A client shows counts in these lines, and no others. */
  void expectShown(Terminal client, List<String> lines) {
    if (lines.size() == 1) {
      client.awaitLine(lines.get(0));
    }
    client.awaitExit(0);
    expectCounts(client, lines);
  }

  /** A client shows the message of a refusal, and no count. */
  void expectRefusal(Terminal client, String message) {
    client.awaitLine(message).awaitExit(1);
    expectCounts(client, List.of());
  }

  /** A client says what failed on the way, and shows no count. */
  void expectFailure(Terminal client, String line) {
    client.awaitLine(line).awaitExit(3);
    expectCounts(client, List.of());
  }

  /** The same for a line of which only the start is known. */
  void expectFailureLike(Terminal client, String start) {
    Pattern whole = Pattern.compile(Pattern.quote(start) + ".*");
    client.awaitLine(start + "…", whole).awaitExit(3);
    expectCounts(client, List.of());
  }

  /** A server that has done what it was asked has printed nothing that looks like a count. */
  void expectNoCounts(Terminal server) {
    server.awaitIdle();
    expectCounts(server, List.of());
  }

  /** Other lines do not matter, as long as they do not look like these. */
  private static void expectCounts(Terminal client, List<String> lines) {
    String counts = client.lines().stream()
        .map(Line::text)
        .filter(line -> COUNT.matcher(line).matches())
        .map(line -> line + "\n")
        .collect(joining());
    String expected = lines.stream().map(line -> line + "\n").collect(joining());
    String what = "the lines 'item: count' of terminal " + client.number() + " are";
    Expect.equal(what, expected, counts);
  }

  private static int port(Terminal server) {
    return server.lines().stream()
        .map(Line::text)
        .map(READY::matcher)
        .filter(Matcher::matches)
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private Protocol protocol(String transport) {
    return switch (transport) {
      case "rmi" -> new RmiProtocol(RemoteInventory.class);
      case "json-rpc" -> new JsonRpcProtocol();
      default -> grpc();
    };
  }

  private Protocol grpc() {
    try {
      return Files.exists(descriptors)
          ? GrpcProtocol.named(Files.readAllBytes(descriptors))
          : GrpcProtocol.unnamed();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + descriptors, e);
    }
  }

  @Override
  public void close() {
    desk.close();
    for (int i = endings.size() - 1; i >= 0; i--) {
      endings.get(i).run();
    }
  }
}
