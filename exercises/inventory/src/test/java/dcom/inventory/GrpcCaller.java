package dcom.inventory;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import io.grpc.stub.ClientCalls;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Calls by gRPC. */
final class GrpcCaller implements Caller {
  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ManagedChannel channel;

  /** A channel; it connects with the first call. */
  GrpcCaller(int port) {
    this.channel = NettyChannelBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
        .eventLoopGroup(loop)
        .channelType(NioSocketChannel.class, InetSocketAddress.class)
        .usePlaintext()
        .build();
  }

  @Override
  public Reply call(Request request) {
    byte[] message = Hand.message(request.item(), request.amount());
    try {
      byte[] reply = ClientCalls.blockingUnaryCall(
          channel, Hand.method(request.verb()), CallOptions.DEFAULT, message);
      return request.verb().equals("list")
          ? Reply.done(Hand.counts(reply))
          : Reply.done(Hand.number(reply));
    } catch (StatusRuntimeException e) {
      return reply(e.getStatus());
    }
  }

  /** A refusal, if code and description agree on which. */
  private static Reply reply(Status status) {
    String text = String.valueOf(status.getDescription());
    boolean refusal =
        Reply.isRefusal(text) && Hand.CODES.get(text.split(":")[0]) == status.getCode();
    return refusal ? Reply.refused(text) : Reply.failed(status.getCode() + ": " + text);
  }

  @Override
  public void close() {
    channel.shutdownNow();
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
