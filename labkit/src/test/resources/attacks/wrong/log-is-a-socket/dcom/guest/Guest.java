package dcom.guest;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** Puts a socket where its log should be. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of("book.log"));
  }
}
