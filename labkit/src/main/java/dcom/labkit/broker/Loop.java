package dcom.labkit.broker;

import dcom.labkit.lab.OwnConnections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The server's one thread: waits until a socket is ready or a time has come, lets each session read
 * once, then writes what came of it in as few calls as possible. It never blocks for a client.
 */
final class Loop implements Runnable {
  private static final long ACCEPT_AGAIN = TimeUnit.MILLISECONDS.toNanos(100);

  private final ServerSocketChannel listener;
  private final Selector selector;
  private final SelectionKey accepting;
  private final Queue<Session> touched = new ArrayDeque<>();
  private final Set<Session> sessions = new HashSet<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private final long begin = System.nanoTime();
  private final Hub hub;
  private final boolean own;
  private volatile boolean open = true;
  private long clients;
  private long checkAt = Long.MAX_VALUE;

  /** Takes over a bound channel and closes it when it ends. */
  Loop(NatsOptions options, ServerSocketChannel listener) throws IOException {
    this.listener = listener;
    this.own = options.own();
    this.selector = Selector.open();
    listener.configureBlocking(false);
    this.accepting = listener.register(selector, SelectionKey.OP_ACCEPT);
    ServerInfo info = new ServerInfo(options, listener.socket().getLocalPort());
    this.hub = new Hub(options, info, new Subjects(), new Random(), touched);
  }

  /** Lets the thread end soon. From any thread. */
  void stop() {
    open = false;
    selector.wakeup();
  }

  @Override
  public void run() {
    try (listener;
        selector) {
      serveAll();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded server cannot wait for its sockets", e);
    }
  }

  private void serveAll() throws IOException {
    try {
      while (open) {
        turn();
      }
    } finally {
      sessions.forEach(Session::leave);
    }
  }

  private void turn() throws IOException {
    long wait = TimeUnit.NANOSECONDS.toMillis(Math.max(0, checkAt - now())) + 1;
    selector.select(key -> ready(key, now()), wait);
    flush();
    if (now() >= checkAt) {
      checkTimes(now());
      flush();
    }
  }

  private long now() {
    return System.nanoTime() - begin;
  }

  private void ready(SelectionKey key, long now) {
    if (key == accepting) {
      accept(now);
    } else {
      serve((Session) key.attachment(), key.readyOps(), now);
    }
  }

  private void serve(Session session, int ready, long now) {
    guarded(session, () -> session.serve(ready, buffer, now));
    checkAt = Math.min(checkAt, session.nextCheck());
  }

  /** A session that meets a mistake of ours is ended; the others go on. */
  private void guarded(Session session, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      session.leave();
    }
    if (session.gone()) {
      sessions.remove(session);
    }
  }

  private void accept(long now) {
    try {
      SocketChannel channel = listener.accept();
      if (channel != null && (!own || OwnConnections.isOurs(channel.getRemoteAddress()))) {
        welcome(channel, now);
      } else if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // Probably too many open files: whoever waits is let in when some have been closed.
      accepting.interestOps(0);
      checkAt = Math.min(checkAt, now + ACCEPT_AGAIN);
    }
  }

  private void welcome(SocketChannel channel, long now) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
    String address =
        ((InetSocketAddress) channel.getRemoteAddress()).getAddress().getHostAddress();
    Connection connection = new Connection(channel, key, hub.options());
    Session session = new Session(hub, connection, ++clients, address, now);
    key.attach(session);
    sessions.add(session);
    checkAt = Math.min(checkAt, session.nextCheck());
  }

  private void flush() {
    for (Session session = touched.poll(); session != null; session = touched.poll()) {
      flush(session, now());
    }
  }

  private void flush(Session session, long now) {
    guarded(session, () -> session.flush(now));
    checkAt = Math.min(checkAt, session.nextCheck());
  }

  private void checkTimes(long now) {
    accepting.interestOps(SelectionKey.OP_ACCEPT);
    checkAt = Long.MAX_VALUE;
    for (Session session : List.copyOf(sessions)) {
      guarded(session, () -> session.check(now));
      checkAt = Math.min(checkAt, session.nextCheck());
    }
  }
}
