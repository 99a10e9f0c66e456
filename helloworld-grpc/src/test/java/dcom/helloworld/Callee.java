package dcom.helloworld;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server that the client under check calls; does with calls what a check wants. */
final class Callee implements AutoCloseable {
  /** What to do with a call. */
  interface Script {
    /** Runs in the server's only thread: must not wait. */
    void called(byte[] request, StreamObserver<byte[]> caller);
  }

  /** Added to the request's id on its way back, to tell that it came back. */
  static final String RETURNED = "-returned";

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Server server;

  Callee(Script script) {
    ServerServiceDefinition service = ServerServiceDefinition.builder(Hand.SERVICE)
        .addMethod(Hand.SAY_HELLO, ServerCalls.asyncUnaryCall(script::called))
        .addMethod(Hand.STREAM, ServerCalls.asyncServerStreamingCall(script::called))
        .build();
    this.server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
        .bossEventLoopGroup(loop)
        .workerEventLoopGroup(loop)
        .channelType(NioServerSocketChannel.class)
        .directExecutor()
        .intercept(new Returning())
        .intercept(new OnlyByTap()) // the last one is asked first
        .addService(service)
        .build();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be opened", e);
    }
  }

  /** Answers as a greeter does. */
  static void greet(byte[] request, StreamObserver<byte[]> caller) {
    caller.onNext(Hand.message("Hello " + Hand.text(request)));
    caller.onCompleted();
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /** Sends the id of the first call back, a little changed; with later calls none comes back. */
  private static final class Returning implements ServerInterceptor {
    private final AtomicBoolean returned = new AtomicBoolean();

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata request, ServerCallHandler<Q, R> next) {
      String id = request.get(Hand.ID);
      ServerCall<Q, R> returning = new SimpleForwardingServerCall<>(call) {
        @Override
        public void sendHeaders(Metadata headers) {
          headers.put(Hand.ID, id + RETURNED);
          super.sendHeaders(headers);
        }
      };
      boolean first = id != null && returned.compareAndSet(false, true);
      return next.startCall(first ? returning : call, request);
    }
  }
}
