package dcom.labkit.tap;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Spoken;
import dcom.labkit.expect.Unmet;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import dcom.labkit.wire.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * Stands between programs and their server: names what passes, and can delay, throttle, hold, cut
 * and refuse.
 *
 * <p>Thread-safe; every call has taken effect when it returns. A frame is recorded just before it
 * goes on, so whoever has seen its effect finds it recorded, and one that is delayed or held has not
 * passed yet. Half-closing and resets pass through. If a receiver is slow, at most some 4 MB wait
 * here for each direction of each connection, then its sender has to wait. Of a flood the first
 * 1,000 frames (or 1 MB) and the last 4,000 (or 8 MB) are kept; {@link #awaitFrame} sees them all.
 *
 * <p>Simplified: a client is let in before the server is asked, so a server that is not there looks
 * like a reset and not like a refusal.
 */
public final class Tap implements AutoCloseable {
  private final String scheme;
  private final Events events;
  private final Loop loop;
  private final Relay relay;
  private final Recording recording = new Recording();
  private final IntFunction<Optional<String>> owners;
  private final Map<Integer, String> clients = new HashMap<>();
  private final long start = System.nanoTime();
  private int links;
  private boolean reached;
  private boolean closed;

  private Tap(
      Door door,
      InetSocketAddress server,
      Protocol protocol,
      Events events,
      IntFunction<Optional<String>> owners) {
    this.owners = owners;
    this.scheme = protocol.scheme();
    this.events = events;
    this.loop = Loop.start();
    this.relay = new Relay(door, server, protocol, loop, new Witness());
  }

  /** A tap before this server, on a port of its own; the server is asked once a client comes. */
  public static Tap open(String host, int port, Protocol protocol, Events events) {
    return open(host, port, protocol, events, any -> Optional.empty());
  }

  /**
   * The same with names for clients.
   *
   * @param owners tells who has the connection with a local port; asked in the tap's thread
   */
  static Tap open(
      String host,
      int port,
      Protocol protocol,
      Events events,
      IntFunction<Optional<String>> owners) {
    InetSocketAddress server = new InetSocketAddress(host, port);
    if (server.isUnresolved()) {
      throw new IllegalArgumentException("no machine is known by the name " + host);
    }
    try {
      Tap tap = new Tap(Door.open(), server, protocol, events, owners);
      tap.welcome();
      return tap;
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be opened for a tap", e);
    }
  }

  /** What to give to programs instead of the server's address: {@code nats://127.0.0.1:port}. */
  public String url() {
    return scheme + "://127.0.0.1:" + port();
  }

  /** The port of {@link #url}. */
  public int port() {
    return relay.port();
  }

  /** Closes all connections, and forgets what waits in them. New ones are welcome. */
  public void cut() {
    loop.call(relay::cut);
  }

  /** Cuts, and has the system refuse new connections; the port stays ours. */
  public void refuse() {
    events.announce(() -> reached = true); // whoever comes now leaves no trace
    loop.call(relay::refuse);
  }

  /** Lets new connections in again. */
  public void welcome() {
    loop.call(relay::listen);
  }

  /** Keeps everything that comes from now on for so long, both ways, in order. */
  public void delay(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("nothing can arrive before it is sent: " + duration);
    }
    change(faults -> faults.delay(duration));
  }

  /** Lets so many bytes a second go on in each direction of each connection; 0 ends it. */
  public void throttle(long bytesPerSecond) {
    if (bytesPerSecond < 0) {
      throw new IllegalArgumentException("bytes a second, or 0, not " + bytesPerSecond);
    }
    change(faults -> faults.throttle(bytesPerSecond));
  }

  /** Lets nothing go on this way, and keeps what comes. */
  public void hold(Direction direction) {
    change(faults -> faults.hold(direction));
  }

  /** Lets go on what was held. */
  public void release(Direction direction) {
    change(faults -> faults.release(direction));
  }

  /** What passed so far; of a flood its beginning and its end. */
  public List<Passage> passages() {
    return events.read(recording::kept);
  }

  /** How many frames passed so far, kept or not. */
  public long passed() {
    return events.read(recording::count);
  }

  /**
   * Waits for a frame; takes the first that matches of those that are kept and those to come.
   *
   * @param what the frame in words: {@code a PING from the publisher}
   * @throws Unmet at the deadline, with the last frame that passed
   */
  public Passage awaitFrame(
      String what, Direction direction, Predicate<Frame> wanted, Deadline deadline) {
    Recording.Watch watch = events.read(() -> recording.watch(direction, wanted));
    try {
      return events.await(deadline, watch::found).orElseThrow(() -> missing(what, deadline));
    } finally {
      events.announce(() -> recording.end(watch));
    }
  }

  /** How many connections are open now, to the client and to the server. */
  public int connections() {
    return events.read(() -> links);
  }

  /** Whether a client has come, or could have come and been refused. */
  boolean reached() {
    return events.read(() -> reached);
  }

  /** Waits until exactly so many are open. */
  public void awaitConnections(int count, Deadline deadline) {
    events
        .await(deadline, () -> Optional.of(links).filter(open -> open == count))
        .orElseThrow(() -> new Unmet(
            "the tap has " + connections(count),
            "it had "
                + connections(connections())
                + " after "
                + Spoken.duration(deadline.total())));
  }

  /** Closes all connections and gives the port back; what was recorded stays. */
  @Override
  public void close() {
    if (events.read(this::closeOnce)) {
      loop.call(relay::close);
      loop.close();
    }
  }

  private boolean closeOnce() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  private void change(Consumer<Faults> change) {
    loop.call(() -> relay.change(change));
  }

  private Unmet missing(String what, Deadline deadline) {
    String patience = Spoken.duration(deadline.total());
    return events.read(() -> new Unmet(
        "the tap lets pass " + what,
        recording
            .latest()
            .map(last -> String.format(
                "none of the %,d frames within %s; the last was  %s",
                recording.count(), patience, last.shown()))
            .orElse("nothing passed within " + patience + "; " + connected())));
  }

  private String connected() {
    return connections(links) + (links == 1 ? " is" : " are") + " open";
  }

  private static String connections(int count) {
    return count == 0 ? "no connections" : count == 1 ? "1 connection" : count + " connections";
  }

  /** Hears in the tap's thread. */
  private final class Witness implements Relay.Witness {
    @Override
    public void accepted(int link, int port) {
      clients.put(link, owners.apply(port).orElse("client " + link));
      events.announce(() -> reached = true);
    }

    @Override
    public void links(int open) {
      events.announce(() -> links = open);
    }

    @Override
    public void passes(int link, Direction direction, List<Frame> frames) {
      Duration at = Duration.ofNanos(System.nanoTime() - start);
      String client = clients.get(link);
      events.announce(() ->
          frames.forEach(frame -> recording.add(new Passage(at, link, client, direction, frame))));
    }
  }
}
