package dcom.inventory;

import java.rmi.Remote;
import java.rmi.RemoteException;
import java.util.SortedMap;

/** {@link Inventory} once more, as RMI wants it: each method may fail on its way. Given. */
public interface RemoteInventory extends Remote {
  /** As in the service. */
  long add(String item, long amount) throws Refusal, RemoteException;

  /** As in the service. */
  long remove(String item, long amount) throws Refusal, RemoteException;

  /** As in the service. */
  long count(String item) throws Refusal, RemoteException;

  /** As in the service. */
  SortedMap<String, Long> list() throws RemoteException;
}
