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
    return NettyServerBuilder.forAddress(new InetSocketAddress(HOST, port))
        .addService(new GrpcService(inventory))
        .addService(ProtoReflectionServiceV1.newInstance()) // so that any client can explore it
        .build()
        .start()
        .getPort();
  }

  @Override
  public Connection connect(String host, int port) {
    EventLoop loop = new EventLoop();
    ManagedChannel channel = loop.channelTo(host + ":" + port).usePlaintext().build();
    return new GrpcConnection(host, port, loop, channel);
  }
}
