package dcom.inventory;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;

/** gRPC: messages and methods are those of inventory.proto. */
final class GrpcTransport implements Transport {
  @Override
  public int serve(Inventory inventory, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(HOST, port);
    return NettyServerBuilder.forAddress(address)
        .addService(new GrpcService(inventory))
        .addService(ProtoReflectionServiceV1.newInstance())
        .maxInboundMessageSize(Integer.MAX_VALUE)
        .build()
        .start()
        .getPort();
  }

  @Override
  public Connection connect(String host, int port) {
    EventLoop loop = new EventLoop();
    ManagedChannel channel = loop.channelTo(host + ":" + port)
        .usePlaintext()
        .disableRetry() // else the library asks again by itself when a server refuses a stream
        .maxInboundMessageSize(Integer.MAX_VALUE) // of a list
        .maxInboundMetadataSize(1 << 26) // of a refusal
        .build();
    return new GrpcConnection(host, port, loop, channel);
  }
}
