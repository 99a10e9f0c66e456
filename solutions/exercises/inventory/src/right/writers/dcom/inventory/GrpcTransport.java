package dcom.inventory;

import io.grpc.ManagedChannel;
import io.grpc.Server;
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
    Server server = NettyServerBuilder.forAddress(address)
        .executor(Executors.newCachedThreadPool())
        .addServices(List.of(
            new GrpcService(inventory).bindService(),
            ProtoReflectionServiceV1.newInstance().bindService()))
        .build()
        .start();
    System.err.println("gRPC: ready");
    return server.getPort();
  }

  @Override
  public Connection connect(String host, int port) {
    EventLoop loop = new EventLoop();
    ManagedChannel channel = loop.channelTo(host + ":" + port).usePlaintext().build();
    return new GrpcConnection(host, port, loop, channel);
  }
}
