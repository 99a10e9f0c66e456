package dcom.stringsvc;

import java.rmi.Remote;
import java.rmi.RemoteException;

/** What the server offers. Given: both sides must have exactly this. */
public interface Upper extends Remote {
  /**
   * The name in upper case.
   *
   * @throws BadName if there is nothing in the name; it crosses the wire as it is
   * @throws RemoteException if the call did not come through, or its result did not come back
   */
  Result uppercase(Args args) throws BadName, RemoteException;
}
