package dcom.inventory;

import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.wire.Protocol;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A desk by gRPC. */
final class GrpcFront implements Front {
  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Desk desk;
  private final ExecutorService answers = Executors.newCachedThreadPool();
  private final Server server;
  private final Tap tap;

  GrpcFront(Desk desk, Taps taps, Protocol protocol) {
    this.desk = desk;
    this.server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
        .bossEventLoopGroup(loop)
        .workerEventLoopGroup(loop)
        .channelType(NioServerSocketChannel.class)
        .executor(answers)
        .intercept(new OnlyByTap())
        .addService(service())
        .build();
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be opened", e);
    }
    this.tap = taps.open("127.0.0.1", server.getPort(), protocol);
  }

  @Override
  public Tap tap() {
    return tap;
  }

  private ServerServiceDefinition service() {
    ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(Hand.SERVICE);
    for (String verb : Hand.VERBS) {
      service.addMethod(
          Hand.method(verb),
          ServerCalls.asyncUnaryCall((message, caller) -> answer(verb, message, caller)));
    }
    return service.build();
  }

  private void answer(String verb, byte[] message, StreamObserver<byte[]> caller) {
    Request request = new Request(verb, Hand.text(message), Hand.number(message));
    Reply reply = desk.take(request);
    switch (reply.kind()) {
      case DONE -> {
        caller.onNext(
            verb.equals("list")
                ? Hand.list(reply.list())
                : Hand.message(request.item(), Long.parseLong(reply.text())));
        caller.onCompleted();
      }
      case REFUSED -> {
        Status.Code code = Hand.CODES.get(reply.text().split(":")[0]);
        caller.onError(code.toStatus().withDescription(reply.text()).asException());
      }
      case FAILED ->
        caller.onError(Status.INTERNAL.withDescription(reply.text()).asException());
      case NOTHING -> caller.onError(Status.UNKNOWN.asException());
    }
  }

  /** Whoever still answers does so before the event loop ends, which would complain otherwise. */
  @Override
  public void close() {
    tap.close();
    desk.close();
    server.shutdownNow();
    answers.shutdown();
    try {
      answers.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
