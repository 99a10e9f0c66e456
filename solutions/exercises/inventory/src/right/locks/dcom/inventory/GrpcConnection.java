package dcom.inventory;

import dcom.inventory.generated.Change;
import dcom.inventory.generated.Everything;
import dcom.inventory.generated.InventoryGrpc;
import dcom.inventory.generated.InventoryGrpc.InventoryBlockingStub;
import dcom.inventory.generated.Item;
import dcom.inventory.generated.Level;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
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
  /** A status that the library makes up has no such trailer; one that a server sends has it. */
  private static final Metadata.Key<String> CONTENT_TYPE =
      Metadata.Key.of("content-type", Metadata.ASCII_STRING_MARSHALLER);

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
      SortedMap<String, Long> counts = new TreeMap<>();
      for (Level level :
          call(stub -> stub.list(Everything.getDefaultInstance())).getLevelsList()) {
        counts.put(level.getItem(), level.getCount());
      }
      return counts;
    } catch (Refusal e) {
      throw TransportFailure.badAnswer(e.getMessage(), e);
    }
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
    String words = String.valueOf(status.getDescription());
    return Optional.ofNullable(
            switch (status.getCode()) {
              case NOT_FOUND -> Refusal.Kind.UNKNOWN_ITEM;
              case FAILED_PRECONDITION -> Refusal.Kind.NOT_ENOUGH;
              case INVALID_ARGUMENT -> Refusal.Kind.BAD_AMOUNT;
              default -> null;
            })
        .map(kind -> Refusal.read(words).orElseGet(() -> new Refusal(kind, words)));
  }

  private TransportFailure failure(StatusRuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException) {
        return TransportFailure.noServer(host, port, e);
      }
    }
    boolean sent = e.getTrailers() != null && e.getTrailers().containsKey(CONTENT_TYPE);
    return e.getStatus().getCode() == Status.Code.UNAVAILABLE && !sent
        ? TransportFailure.connectionLost(e)
        : TransportFailure.badAnswer(e.getMessage(), e);
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
