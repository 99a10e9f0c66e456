package dcom.inventory;

import java.io.IOException;

/** A way to reach an inventory over the network. Server and client know no more of it. Given. */
interface Transport {
  /** Whom a server lets in: programs of this machine. */
  String HOST = "127.0.0.1";

  /**
   * Begins to serve an inventory, and returns when clients can connect.
   *
   * @param port where to listen; 0 takes any that is free
   * @return the port that it listens on
   * @throws IOException if the port cannot be had
   */
  int serve(Inventory inventory, int port) throws IOException;

  /**
   * The inventory of a server.
   *
   * @throws TransportFailure if there is no server; some transports find that out with the first call
   */
  Connection connect(String host, int port);
}
