package dcom.inventory;

import java.rmi.MarshalException;
import java.rmi.RemoteException;
import java.rmi.UnmarshalException;
import java.util.SortedMap;

/** The client's side of RMI: a refusal crosses the wire as it is, all else is the way's fault. Given. */
record RmiConnection(RemoteInventory remote) implements Connection {
  private interface Call<T> {
    T make() throws Refusal, RemoteException;
  }

  @Override
  public long add(String item, long amount) throws Refusal {
    return call(() -> remote.add(item, amount));
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    return call(() -> remote.remove(item, amount));
  }

  @Override
  public long count(String item) throws Refusal {
    return call(() -> remote.count(item));
  }

  @Override
  public SortedMap<String, Long> list() {
    try {
      return call(remote::list);
    } catch (Refusal e) {
      throw new AssertionError("a list is never refused", e);
    }
  }

  private static <T> T call(Call<T> call) throws Refusal {
    try {
      return call.make();
    } catch (MarshalException | UnmarshalException | java.rmi.ConnectException e) {
      throw TransportFailure.connectionLost(e);
    } catch (RemoteException | RuntimeException e) { // the second as it was thrown in the server
      throw TransportFailure.badAnswer(e.getClass().getSimpleName(), e);
    }
  }

  @Override
  public void close() {
    // RMI keeps its connections to itself.
  }
}
