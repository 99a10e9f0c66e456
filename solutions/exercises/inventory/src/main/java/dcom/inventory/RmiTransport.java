package dcom.inventory;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.SortedMap;

/** Java RMI: registry and object listen on one port. The worked example. Given. */
final class RmiTransport implements Transport {
  private static final String NAME = "Inventory";

  /** RMI itself holds an exported object weakly; this field keeps it. */
  private static Exported exported;

  @Override
  public int serve(Inventory inventory, int port) throws IOException {
    System.setProperty("java.rmi.server.hostname", HOST); // stubs tell clients to come here
    ServerSocket socket = new ServerSocket(port, 50, InetAddress.getByName(HOST));
    RMIServerSocketFactory opened = any -> socket;
    int listening = socket.getLocalPort();
    exported = new Exported(inventory);
    Registry registry = LocateRegistry.createRegistry(listening, null, opened);
    ObjectInputFilter texts = ObjectInputFilter.Config.createFilter("java.lang.String;!*");
    registry.rebind(
        NAME, UnicastRemoteObject.exportObject(exported, listening, null, opened, texts));
    return listening;
  }

  @Override
  public Connection connect(String host, int port) {
    try {
      Registry registry = LocateRegistry.getRegistry(host, port);
      return new RmiConnection((RemoteInventory) registry.lookup(NAME));
    } catch (java.rmi.ConnectException e) {
      throw TransportFailure.noServer(host, port, e);
    } catch (RemoteException e) {
      throw TransportFailure.connectionLost(e);
    } catch (NotBoundException e) {
      throw TransportFailure.badAnswer("no " + NAME + " in the registry", e);
    }
  }

  /** The server's side: passes calls on, and what comes of them back. */
  private record Exported(Inventory inventory) implements RemoteInventory {
    @Override
    public long add(String item, long amount) throws Refusal {
      return inventory.add(item, amount);
    }

    @Override
    public long remove(String item, long amount) throws Refusal {
      return inventory.remove(item, amount);
    }

    @Override
    public long count(String item) throws Refusal {
      return inventory.count(item);
    }

    @Override
    public SortedMap<String, Long> list() {
      return inventory.list();
    }
  }
}
