package dcom.inventory;

import dcom.inventory.generated.Change;
import dcom.inventory.generated.Everything;
import dcom.inventory.generated.InventoryGrpc.InventoryImplBase;
import dcom.inventory.generated.Item;
import dcom.inventory.generated.Level;
import dcom.inventory.generated.Levels;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;

/** The server's side of gRPC: turns a message into a call, and what comes of it into a message. */
final class GrpcService extends InventoryImplBase {
  private interface Call<T> {
    T make() throws Refusal;
  }

  private final Inventory inventory;

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
    answer(caller, () -> level(item.getName(), inventory.count(item.getName())));
  }

  @Override
  public void list(Everything everything, StreamObserver<Levels> caller) {
    Levels.Builder levels = Levels.newBuilder();
    inventory.list().forEach((item, count) -> levels.addLevels(level(item, count)));
    answer(caller, levels::build);
  }

  private static Level level(String item, long count) {
    return Level.newBuilder().setItem(item).setCount(count).build();
  }

  private static <T> void answer(StreamObserver<T> caller, Call<T> call) {
    try {
      caller.onNext(call.make());
      caller.onCompleted();
    } catch (Refusal e) {
      caller.onError(code(e).toStatus().withDescription(e.getMessage()).asException());
    }
  }

  private static Status.Code code(Refusal refusal) {
    return switch (refusal.kind()) {
      case UNKNOWN_ITEM -> Status.Code.NOT_FOUND;
      case NOT_ENOUGH -> Status.Code.FAILED_PRECONDITION;
      case BAD_AMOUNT -> Status.Code.INVALID_ARGUMENT;
    };
  }
}
