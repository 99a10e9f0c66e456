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
    io.grpc.Server server = NettyServerBuilder.forAddress(address)
        .executor(Executors.newFixedThreadPool(64))
        .addService(ProtoReflectionServiceV1.newInstance())
        .addService(new GrpcService(inventory))
        .build();
    return server.start().getPort();
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
