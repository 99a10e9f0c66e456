package dcom.inventory;

import com.google.common.util.concurrent.ListenableFuture;
import dcom.inventory.generated.Change;
import dcom.inventory.generated.Everything;
import dcom.inventory.generated.InventoryGrpc;
import dcom.inventory.generated.InventoryGrpc.InventoryFutureStub;
import dcom.inventory.generated.Item;
import dcom.inventory.generated.Level;
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
      SortedMap<String, Long> list = new TreeMap<>();
      for (Level level :
          call(stub -> stub.list(Everything.getDefaultInstance())).getLevelsList()) {
        list.put(level.getItem(), level.getCount());
      }
      return list;
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
      StatusRuntimeException why = Status.fromThrowable(e.getCause()).asRuntimeException();
      throw refusal(why.getStatus()).orElseThrow(() -> failure(why));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw TransportFailure.connectionLost(e);
    }
  }

  /** The service's own codes; any other comes from somewhere on the way. */
  private static Optional<Refusal> refusal(Status status) {
    switch (status.getCode()) {
      case NOT_FOUND:
      case FAILED_PRECONDITION:
      case INVALID_ARGUMENT:
        return Optional.ofNullable(status.getDescription()).flatMap(Refusal::read);
      default:
        return Optional.empty();
    }
  }

  private TransportFailure failure(StatusRuntimeException e) {
    if (e.getStatus().getCode() != Status.Code.UNAVAILABLE) {
      return TransportFailure.badAnswer(e.getMessage(), e);
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return TransportFailure.noServer(host, port, e);
      }
    }
    return TransportFailure.connectionLost(e);
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
