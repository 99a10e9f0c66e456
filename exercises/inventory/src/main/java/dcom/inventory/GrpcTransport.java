package dcom.inventory;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.InetSocketAddress;

/** gRPC: messages and methods are those of inventory.proto. */
final class GrpcTransport implements Transport {
  @Override
  public int serve(Inventory inventory, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(HOST, port);
    throw new IllegalStateException("TODO 5: serve " + inventory + " on " + address);
  }

  @Override
  public Connection connect(String host, int port) {
    EventLoop loop = new EventLoop();
    ManagedChannel channel = loop.channelTo(host + ":" + port).usePlaintext().build();
    throw new IllegalStateException("TODO 5: a connection by " + channel);
  }
}
