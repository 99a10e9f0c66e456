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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

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
    return callAll(List.of(request)).get(0);
  }

  @Override
  public List<Reply> callAll(List<Request> requests) {
    List<Future<byte[]>> replies = requests.stream().map(this::begin).toList();
    return IntStream.range(0, replies.size())
        .mapToObj(i -> reply(requests.get(i), replies.get(i)))
        .toList();
  }

  private Future<byte[]> begin(Request request) {
    byte[] message = Hand.message(request.item(), request.amount());
    return ClientCalls.futureUnaryCall(
        channel.newCall(Hand.method(request.verb()), CallOptions.DEFAULT), message);
  }

  private static Reply reply(Request request, Future<byte[]> begun) {
    try {
      byte[] message = begun.get();
      if (request.verb().equals("list")) {
        return Reply.done(Hand.counts(message));
      }
      return Hand.text(message).equals(request.item())
          ? Reply.done(Hand.number(message))
          : Reply.failed("a Level of another item");
    } catch (InterruptedException | ExecutionException e) {
      return reply(Status.fromThrowable(e));
    }
  }

  /** The names of the services that the server's reflection service tells, or why it does not. */
  List<String> services() {
    List<String> names = new ArrayList<>();
    try {
      ClientCalls.blockingServerStreamingCall(
              channel, Hand.reflection(), CallOptions.DEFAULT, Hand.listServices())
          .forEachRemaining(reply -> names.addAll(Hand.services(reply)));
    } catch (StatusRuntimeException e) {
      names.add(e.getMessage());
    }
    return names;
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
