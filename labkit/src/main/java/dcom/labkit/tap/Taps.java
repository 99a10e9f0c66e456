package dcom.labkit.tap;

import dcom.labkit.expect.Events;
import dcom.labkit.terminal.Terminals;
import dcom.labkit.wire.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The taps of one run: opens them, and closes them all, last first. Thread-safe. */
public final class Taps implements AutoCloseable {
  private final Events events;
  private final Terminals terminals;
  private final List<Tap> all = new ArrayList<>();

  /** Taps that announce what passes to {@code events}, and name these terminals as clients. */
  public Taps(Events events, Terminals terminals) {
    this.events = events;
    this.terminals = terminals;
  }

  /** A tap before the server at this address. */
  public synchronized Tap open(String host, int port, Protocol protocol) {
    Tap tap = Tap.open(host, port, protocol, events, this::owner);
    all.add(tap);
    return tap;
  }

  /** What passed through all taps, in the order of time since each was opened. */
  public synchronized List<Passage> passages() {
    return all.stream()
        .flatMap(tap -> tap.passages().stream())
        .sorted(Comparator.comparing(Passage::at))
        .toList();
  }

  /** The addresses that no client has come to. */
  public synchronized List<String> unreached() {
    return all.stream()
        .filter(tap -> !tap.reached())
        .map(tap -> "127.0.0.1:" + tap.port())
        .toList();
  }

  private Optional<String> owner(int port) {
    return terminals.withLocalPort(port).map(found -> found.program() + " " + found.number());
  }

  @Override
  public synchronized void close() {
    for (int i = all.size() - 1; i >= 0; i--) {
      all.get(i).close();
    }
    all.clear();
  }
}
