package dcom.inventory;

import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The thread that a client's channel works in. Given: it has to do with how fast a short program
 * ends, not with calls. The library would take threads of its own, which are slow to go home.
 */
final class EventLoop implements AutoCloseable {
  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

  /** A channel to this server ({@code host:port}), yet to be built; it must end before its loop. */
  NettyChannelBuilder channelTo(String server) {
    return NettyChannelBuilder.forTarget(server)
        .eventLoopGroup(group)
        .channelType(NioSocketChannel.class, InetSocketAddress.class);
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
