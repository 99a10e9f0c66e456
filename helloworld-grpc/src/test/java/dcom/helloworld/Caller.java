package dcom.helloworld;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Somebody who calls the server under check. Takes in at most 64 KB that were not read, so that a
 * slow reader is seen to be slow. Whoever opens it closes it.
 */
final class Caller implements AutoCloseable {
  private static final int WINDOW = 65_535;

  /** Round trips that are time enough for a port to close, however busy the machine is. */
  private static final int LET_IN = 300;

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ManagedChannel channel;
  private final Events events;
  private final Deadline deadline;

  Caller(int port, Events events, Deadline deadline) {
    this.events = events;
    this.deadline = deadline;
    this.channel = NettyChannelBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
        .eventLoopGroup(loop)
        .channelType(NioSocketChannel.class, InetSocketAddress.class)
        .flowControlWindow(WINDOW)
        .directExecutor()
        .usePlaintext()
        .build();
  }

  Channel channel() {
    return channel;
  }

  /** Asks for one greeting. */
  Pending greet(String name) {
    return greet(Hand.message(name), new Metadata());
  }

  /** Asks for one greeting with a request of any form. */
  Pending greet(byte[] request, Metadata headers) {
    return call(Hand.SAY_HELLO, CallOptions.DEFAULT, headers, request, 2);
  }

  /** Asks for one greeting, and says how long it is going to wait. */
  Pending greetWithin(long millis, String name) {
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(millis, TimeUnit.MILLISECONDS);
    return call(Hand.SAY_HELLO, options, new Metadata(), Hand.message(name), 2);
  }

  /**
   * How the first of many calls ends that the server does not serve; OK if it serves them all. A
   * server that begins to stop can let some in: its port closes in another thread.
   */
  Status firstRefusal(String name) {
    Status ended = Status.OK;
    for (int call = 0; ended.isOk() && call < LET_IN; call++) {
      ended = greet(name).awaitEnd();
    }
    return ended;
  }

  /** Asks for a stream of greetings, and reads them all. */
  Pending greetOften(String name) {
    return call(
        Hand.STREAM, CallOptions.DEFAULT, new Metadata(), Hand.message(name), Integer.MAX_VALUE);
  }

  /** Asks for a stream of greetings, and reads only the first. */
  Pending greetSlowly(String name) {
    return call(Hand.STREAM, CallOptions.DEFAULT, new Metadata(), Hand.message(name), 1);
  }

  private Pending call(
      MethodDescriptor<byte[], byte[]> method,
      CallOptions options,
      Metadata headers,
      byte[] request,
      int replies) {
    return Pending.begin(
        channel.newCall(method, options), headers, request, replies, events, deadline);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
