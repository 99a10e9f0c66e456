package dcom.labkit.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * A NATS server inside this process: the default on a laptop, where nothing needs to be installed.
 * It speaks the client protocol as nats-server does, its error texts included, and is no product: it
 * leaves out JetStream, clusters, TLS, accounts and permissions, monitoring, and it keeps nothing.
 *
 * <p>Thread-safe. Owns one thread until it is closed; {@link #close} returns when the thread has
 * ended and the port is free again.
 */
public final class NatsServer implements Broker {
  private static final int BACKLOG = 1024;

  private final NatsOptions options;
  private final Loop loop;
  private final Thread thread;
  private final int port;

  private NatsServer(NatsOptions options, ServerSocketChannel listener) throws IOException {
    this.options = options;
    this.port = listener.socket().getLocalPort();
    this.loop = new Loop(options, listener);
    this.thread = new Thread(loop, "embedded NATS server on port " + port);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Starts a server; when this returns, clients can connect.
   *
   * @throws BrokerFailure when the port is taken or may not be used; the message says by whom
   */
  public static NatsServer start(NatsOptions options) {
    InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
    try {
      ServerSocketChannel listener = ServerSocketChannel.open();
      try {
        return new NatsServer(options, listener.bind(address, BACKLOG));
      } catch (IOException | RuntimeException e) {
        listener.close();
        throw e;
      }
    } catch (BindException e) {
      throw Failures.cannotListen(options.host(), options.port(), e);
    } catch (IOException e) {
      throw new BrokerFailure(
          "the embedded server cannot start: " + e.getMessage(), "Try again, or run: ./lab doctor");
    }
  }

  @Override
  public String host() {
    return options.host();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    loop.stop();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
