package dcom.inventory;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;

/** gRPC: messages and methods are those of inventory.proto. */
final class GrpcTransport implements Transport {
  @Override
  public int serve(Inventory inventory, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(HOST, port);
    NettyServerBuilder builder = NettyServerBuilder.forAddress(address);
    builder.executor(Executors.newCachedThreadPool());
    for (BindableService service :
        List.of(new GrpcService(inventory), ProtoReflectionServiceV1.newInstance())) {
      builder.addService(service);
    }
    return builder.build().start().getPort();
  }

  @Override
  public Connection connect(String host, int port) {
    EventLoop loop = new EventLoop();
    ManagedChannel channel = loop.channelTo(host + ":" + port)
        .usePlaintext()
        .disableRetry()
        .maxInboundMessageSize(Integer.MAX_VALUE)
        .maxInboundMetadataSize(1 << 20)
        .build();
    return new GrpcConnection(host, port, loop, channel);
  }
}
