package dcom.inventory;

import dcom.inventory.generated.Change;
import dcom.inventory.generated.Everything;
import dcom.inventory.generated.InventoryGrpc;
import dcom.inventory.generated.Item;
import dcom.inventory.generated.Level;
import dcom.inventory.generated.Levels;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.net.ConnectException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

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
    return call(InventoryGrpc.getAddMethod(), change(item, amount)).getCount();
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    return call(InventoryGrpc.getRemoveMethod(), change(item, amount)).getCount();
  }

  @Override
  public long count(String item) throws Refusal {
    Item named = Item.newBuilder().setName(item).build();
    return call(InventoryGrpc.getCountMethod(), named).getCount();
  }

  @Override
  public SortedMap<String, Long> list() {
    Levels levels;
    try {
      levels = call(InventoryGrpc.getListMethod(), Everything.getDefaultInstance());
    } catch (Refusal e) {
      throw TransportFailure.badAnswer(e.getMessage(), e);
    }
    Map<String, Integer> place = new HashMap<>(); // items stay in the order in which they come
    SortedMap<String, Long> list = new TreeMap<>(Comparator.comparing(place::get));
    for (Level level : levels.getLevelsList()) {
      place.putIfAbsent(level.getItem(), place.size());
      list.put(level.getItem(), level.getCount());
    }
    return list;
  }

  private static Change change(String item, long amount) {
    return Change.newBuilder().setItem(item).setAmount(amount).build();
  }

  private <Q, R> R call(MethodDescriptor<Q, R> method, Q request) throws Refusal {
    try {
      return ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, request);
    } catch (StatusRuntimeException e) {
      throw refusal(e.getStatus()).orElseThrow(() -> failure(e));
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
