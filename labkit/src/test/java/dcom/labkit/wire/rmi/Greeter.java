package dcom.labkit.wire.rmi;

import java.io.Serializable;
import java.rmi.Remote;
import java.rmi.RemoteException;

/** A remote interface to be overheard. */
public interface Greeter extends Remote {
  /** Greets; refuses who has no name. */
  String greet(Guest guest, int times) throws NoName, RemoteException;

  /** Who is greeted. */
  record Guest(String name) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** Refused. */
  final class NoName extends Exception {
    private static final long serialVersionUID = 1;

    NoName(String message) {
      super(message);
    }
  }
}
