package dcom.inventory;

import com.google.common.util.concurrent.ListenableFuture;
import dcom.inventory.generated.Change;
import dcom.inventory.generated.Everything;
import dcom.inventory.generated.InventoryGrpc;
import dcom.inventory.generated.InventoryGrpc.InventoryFutureStub;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    return call(stub -> stub.count(Item.newBuilder().setName(item).build())).getCount();
  }

  @Override
  public SortedMap<String, Long> list() {
    try {
      Levels levels = call(stub -> stub.list(Everything.getDefaultInstance()));
      return levels.getLevelsList().stream()
          .collect(
              Collectors.toMap(Level::getItem, Level::getCount, (one, two) -> two, TreeMap::new));
    } catch (Refusal e) {
      throw TransportFailure.badAnswer(e.getMessage(), e);
    }
  }

  private static Change change(String item, long amount) {
    return Change.newBuilder().setItem(item).setAmount(amount).build();
  }

  private <T> T call(Function<InventoryFutureStub, ListenableFuture<T>> call) throws Refusal {
    try {
      return call.apply(InventoryGrpc.newFutureStub(channel)).get();
    } catch (ExecutionException e) {
      StatusRuntimeException status = (StatusRuntimeException) e.getCause();
      throw refusal(status.getStatus()).orElseThrow(() -> failure(status));
    } catch (InterruptedException e) {
      throw TransportFailure.connectionLost(e);
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
