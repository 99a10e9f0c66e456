package dcom.inventory;

import dcom.inventory.generated.Change;
import dcom.inventory.generated.Everything;
import dcom.inventory.generated.InventoryGrpc.InventoryImplBase;
import dcom.inventory.generated.Item;
import dcom.inventory.generated.Level;
import dcom.inventory.generated.Levels;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The server's side of gRPC: turns a message into a call, and what comes of it into a message. */
final class GrpcService extends InventoryImplBase {
  private interface Call<T> {
    T make() throws Refusal;
  }

  private final Inventory inventory;
  private final Map<String, Level> known = new ConcurrentHashMap<>();

  GrpcService(Inventory inventory) {
    this.inventory = inventory;
  }

  @Override
  public void add(Change change, StreamObserver<Level> caller) {
    String item = change.getItem();
    answer(caller, () -> level(item, inventory.add(item, change.getAmount())));
  }

  @Override
  public void remove(Change change, StreamObserver<Level> caller) {
    String item = change.getItem();
    answer(caller, () -> level(item, inventory.remove(item, change.getAmount())));
  }

  @Override
  public void count(Item item, StreamObserver<Level> caller) {
    answer(caller, () -> remembered(item.getName()));
  }

  @Override
  public void list(Everything everything, StreamObserver<Levels> caller) {
    Levels.Builder levels = Levels.newBuilder();
    inventory.list().forEach((item, count) -> levels.addLevels(level(item, count)));
    answer(caller, levels::build);
  }

  private Level remembered(String item) throws Refusal {
    if (!known.containsKey(item)) {
      known.put(item, level(item, inventory.count(item)));
    }
    return known.get(item);
  }

  private static Level level(String item, long count) {
    return Level.newBuilder().setItem(item).setCount(count).build();
  }

  private static <T> void answer(StreamObserver<T> caller, Call<T> call) {
    try {
      caller.onNext(call.make());
      caller.onCompleted();
    } catch (Refusal e) {
      caller.onError(status(e.kind()).withDescription(e.getMessage()).asException());
    }
  }

  private static Status status(Refusal.Kind kind) {
    return switch (kind) {
      case UNKNOWN_ITEM -> Status.NOT_FOUND;
      case NOT_ENOUGH -> Status.FAILED_PRECONDITION;
      case BAD_AMOUNT -> Status.INVALID_ARGUMENT;
    };
  }
}
