package dcom.inventory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dcom.labkit.check.Admitted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.rmi.registry.LocateRegistry;
import java.util.Optional;

/**
 * Calls by Java RMI. A stub names its object's own port, past every tap, so it is turned to the tap
 * before the first call.
 */
final class RmiCaller implements Caller {
  private final int port;
  private final int through;
  private Optional<RemoteInventory> inventory = Optional.empty();

  /** A client of the server with one port, through that of a tap. */
  RmiCaller(int port, int through) {
    Admitted.only();
    this.port = port;
    this.through = through;
  }

  @Override
  public Reply call(Request request) {
    try {
      return call(inventory(), request);
    } catch (Refusal e) {
      boolean fits = e.getMessage().startsWith(e.kind().name().toLowerCase().replace('_', ' '));
      return fits ? Reply.refused(e.getMessage()) : Reply.failed(e.kind() + " " + e.getMessage());
    } catch (Exception e) {
      return Reply.failed(e.getClass().getSimpleName() + ": " + last(e).getMessage());
    }
  }

  private static Reply call(RemoteInventory inventory, Request request) throws Exception {
    String item = request.item();
    return switch (request.verb()) {
      case "add" -> Reply.done(inventory.add(item, request.amount()));
      case "remove" -> Reply.done(inventory.remove(item, request.amount()));
      case "count" -> Reply.done(inventory.count(item));
      default -> Reply.done(inventory.list());
    };
  }

  private RemoteInventory inventory() throws Exception {
    if (inventory.isEmpty()) {
      Object stub = LocateRegistry.getRegistry("127.0.0.1", through).lookup("Inventory");
      inventory = Optional.of((RemoteInventory) turned(stub));
    }
    return inventory.get();
  }

  /** The same stub, but its calls go through the tap: its bytes hold host and port. */
  private Object turned(Object stub) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(stub);
    String turned = bytes.toString(ISO_8859_1).replace(place(port), place(through));
    return new ObjectInputStream(new ByteArrayInputStream(turned.getBytes(ISO_8859_1)))
        .readObject();
  }

  private static String place(int port) {
    byte[] number = ByteBuffer.allocate(4).putInt(port).array();
    return "127.0.0.1" + new String(number, ISO_8859_1);
  }

  private static Throwable last(Throwable e) {
    return e.getCause() == null ? e : last(e.getCause());
  }

  @Override
  public void close() {
    // RMI keeps its connections to itself; they end with their tap.
  }
}
