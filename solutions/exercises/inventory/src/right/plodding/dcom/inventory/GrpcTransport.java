package dcom.inventory;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** gRPC: messages and methods are those of inventory.proto. */
final class GrpcTransport implements Transport {
  @Override
  public int serve(Inventory inventory, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(HOST, port);
    NettyServerBuilder builder = NettyServerBuilder.forAddress(address);
    builder.executor(Executors.newSingleThreadExecutor()); // no call blocks: one thread does
    builder.maxInboundMessageSize(Integer.MAX_VALUE);
    builder.flowControlWindow(4096);
    builder.addService(ProtoReflectionServiceV1.newInstance());
    builder.addService(new GrpcService(inventory));
    return builder.build().start().getPort();
  }

  @Override
  public Connection connect(String host, int port) {
    EventLoop loop = new EventLoop();
    ManagedChannel channel = loop.channelTo(host + ":" + port)
        .usePlaintext()
        .disableRetry()
        .flowControlWindow(4096)
        .maxInboundMessageSize(Integer.MAX_VALUE)
        .maxInboundMetadataSize(1 << 26)
        .build();
    return new GrpcConnection(host, port, loop, channel);
  }
}
