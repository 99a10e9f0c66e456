package dcom.helloworld;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Subject;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Protocol;
import dcom.labkit.wire.grpc.GrpcProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Those whom the programs under check talk to, each behind a tap. Closing ends them, the last one
 * first.
 */
final class Company implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

  private final Taps taps;
  private final Protocol protocol;
  private final Events events;
  private final Deadline deadline;
  private final List<Runnable> endings = new ArrayList<>();

  Company(Taps taps, Subject subject, Events events, Deadline deadline) {
    this.taps = taps;
    this.protocol = protocol(subject.lab().folder().resolve("target/lab/messages.protoset"));
    this.events = events;
    this.deadline = deadline;
  }

  /** Somebody who calls this server; waits until it is ready. */
  Caller caller(Terminal server) {
    return caller(tap(server));
  }

  /** Somebody who calls what is behind this tap. */
  Caller caller(Tap tap) {
    return newCaller(tap.port());
  }

  /** The tap before this server; waits until it is ready. */
  Tap tap(Terminal server) {
    server.awaitLine("Listening on 127.0.0.1:<port>", READY);
    return taps.open("127.0.0.1", port(server), protocol);
  }

  /** The same without a tap, which would let a caller in when the server does not. */
  Caller directCaller(Terminal server) {
    return newCaller(port(server));
  }

  /** A generic client of this server. */
  Explorer explorer(Terminal server) {
    return new Explorer(caller(server).channel(), events, deadline);
  }

  /** A server of the check's own, which lets nobody in but by its tap. */
  private Callee callee(Callee.Script script) {
    Callee callee = new Callee(script);
    endings.add(callee::close);
    return callee;
  }

  /** Calls that a check answers when it wants to. */
  HeldCalls heldCalls() {
    return new HeldCalls(events, deadline);
  }

  /** The tap before a server that does this with calls. */
  Tap server(Callee.Script script) {
    return taps.open("127.0.0.1", callee(script).port(), protocol);
  }

  /** The tap before a server that lets clients in, and says nothing. */
  Tap mute() {
    Tap tap = server((request, caller) -> {});
    tap.hold(Direction.TO_CLIENT);
    return tap;
  }

  private Caller newCaller(int port) {
    Caller caller = new Caller(port, events, deadline);
    endings.add(caller::close);
    return caller;
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

  @Override
  public void close() {
    for (int i = endings.size() - 1; i >= 0; i--) {
      endings.get(i).run();
    }
  }

  private static Protocol protocol(Path descriptors) {
    try {
      return Files.exists(descriptors)
          ? GrpcProtocol.named(Files.readAllBytes(descriptors))
          : GrpcProtocol.unnamed();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + descriptors, e);
    }
  }
}
