package dcom.inventory;

import dcom.labkit.check.Admitted;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.TappedSocket;
import dcom.labkit.tap.Taps;
import dcom.labkit.wire.rmi.RmiProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.SortedMap;
import java.util.TreeMap;

/** A desk by Java RMI. Registry and object are behind one tap, and the stub leads through it. */
final class RmiFront implements Front, RemoteInventory {
  static {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1"); // where taps are
  }

  private final Desk desk;
  private final ServerSocket socket;
  private final Tap tap;
  private final Registry registry;

  RmiFront(Desk desk, Taps taps) {
    Admitted.only();
    this.desk = desk;
    try {
      this.socket = new TappedSocket();
      this.tap =
          taps.open("127.0.0.1", socket.getLocalPort(), new RmiProtocol(RemoteInventory.class));
      RMIServerSocketFactory opened = port -> socket;
      this.registry = LocateRegistry.createRegistry(tap.port(), null, opened);
      registry.rebind(
          "Inventory", UnicastRemoteObject.exportObject(this, tap.port(), null, opened));
    } catch (IOException e) {
      throw new UncheckedIOException("no registry can be made", e);
    }
  }

  @Override
  public Tap tap() {
    return tap;
  }

  @Override
  public long add(String item, long amount) throws Refusal {
    return number(Request.add(item, amount));
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    return number(Request.remove(item, amount));
  }

  @Override
  public long count(String item) throws Refusal {
    return number(Request.count(item));
  }

  @Override
  public SortedMap<String, Long> list() {
    return new TreeMap<>(desk.take(Request.list()).list());
  }

  private long number(Request request) throws Refusal {
    Reply reply = desk.take(request);
    return switch (reply.kind()) {
      case DONE -> Long.parseLong(reply.text());
      case REFUSED -> throw new Refusal(kind(reply.text()), reply.text());
      case FAILED, NOTHING -> throw new IllegalStateException(reply.text());
    };
  }

  private static Refusal.Kind kind(String text) {
    return Refusal.Kind.valueOf(text.split(":")[0].toUpperCase().replace(' ', '_'));
  }

  @Override
  public void close() {
    try {
      tap.close();
      UnicastRemoteObject.unexportObject(this, true);
      UnicastRemoteObject.unexportObject(registry, true);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
