package dcom.inventory;

import dcom.inventory.generated.Change;
import dcom.inventory.generated.InventoryGrpc;
import dcom.inventory.generated.InventoryGrpc.InventoryBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The client's side of gRPC.
 *
 * @param host where the server is
 * @param port its port
 * @param loop where the channel works
 * @param channel to the server; it connects with the first call
 */
record GrpcConnection(String host, int port, EventLoop loop, ManagedChannel channel)
    implements Connection {
  @Override
  public long add(String item, long amount) throws Refusal {
    return call(stub -> stub.add(change(item, amount))).getCount();
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    throw new IllegalStateException("TODO 5: remove " + amount + " of " + item);
  }

  @Override
  public long count(String item) throws Refusal {
    throw new IllegalStateException("TODO 5: count " + item);
  }

  @Override
  public SortedMap<String, Long> list() {
    throw new IllegalStateException("TODO 5: list");
  }

  private static Change change(String item, long amount) {
    return Change.newBuilder().setItem(item).setAmount(amount).build();
  }

  private <T> T call(Function<InventoryBlockingStub, T> call) throws Refusal {
    try {
      return call.apply(InventoryGrpc.newBlockingStub(channel));
    } catch (StatusRuntimeException e) {
      throw refusal(e.getStatus()).orElseThrow(() -> failure(e));
    }
  }

  /** The service's own codes; any other comes from somewhere on the way. */
  private static Optional<Refusal> refusal(Status status) {
    throw new IllegalStateException("TODO 5: read a refusal from " + status);
  }

  private TransportFailure failure(StatusRuntimeException e) {
    throw new IllegalStateException("TODO 7: say what failed on the way: " + e.getStatus());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    try (loop) {
      channel.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
