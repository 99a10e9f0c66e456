package dcom.inventory;

import dcom.inventory.generated.Change;
import dcom.inventory.generated.Everything;
import dcom.inventory.generated.InventoryGrpc;
import dcom.inventory.generated.InventoryGrpc.InventoryBlockingStub;
import dcom.inventory.generated.Item;
import dcom.inventory.generated.Level;
import dcom.inventory.generated.Levels;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.ConnectException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    return call(stub -> stub.remove(change(item, amount))).getCount();
  }

  @Override
  public long count(String item) throws Refusal {
    Item asked = Item.newBuilder().setName(item).build();
    return call(stub -> stub.count(asked)).getCount();
  }

  @Override
  public SortedMap<String, Long> list() {
    SortedMap<String, Long> counts = new TreeMap<>();
    try {
      Levels levels = call(stub -> stub.list(Everything.newBuilder().build()));
      for (Level level : levels.getLevelsList()) {
        counts.put(level.getItem(), level.getCount());
      }
    } catch (Refusal e) {
      throw new AssertionError("a list is never refused", e);
    }
    return counts;
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
    return switch (status.getCode()) {
      case NOT_FOUND, FAILED_PRECONDITION, INVALID_ARGUMENT ->
        Optional.ofNullable(status.getDescription()).flatMap(Refusal::read);
      default -> Optional.empty();
    };
  }

  private TransportFailure failure(StatusRuntimeException e) {
    Status status = e.getStatus();
    if (status.getCode() != Status.Code.UNAVAILABLE) {
      return TransportFailure.badAnswer(status.getCode() + " " + status.getDescription(), e);
    }
    return status.getCause() instanceof ConnectException
        ? TransportFailure.noServer(host, port, e)
        : TransportFailure.connectionLost(e);
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
