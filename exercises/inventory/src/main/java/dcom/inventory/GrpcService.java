package dcom.inventory;

import dcom.inventory.generated.Change;
import dcom.inventory.generated.Everything;
import dcom.inventory.generated.InventoryGrpc.InventoryImplBase;
import dcom.inventory.generated.Item;
import dcom.inventory.generated.Level;
import dcom.inventory.generated.Levels;
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
    throw Server.end("TODO 5: remove some of " + item + " for " + caller);
  }

  @Override
  public void count(Item item, StreamObserver<Level> caller) {
    throw Server.end("TODO 5: count " + item.getName() + " for " + caller);
  }

  @Override
  public void list(Everything everything, StreamObserver<Levels> caller) {
    throw Server.end("TODO 5: send " + inventory.list() + " to " + caller);
  }

  private static Level level(String item, long count) {
    return Level.newBuilder().setItem(item).setCount(count).build();
  }

  private static <T> void answer(StreamObserver<T> caller, Call<T> call) {
    try {
      caller.onNext(call.make());
      caller.onCompleted();
    } catch (Refusal e) {
      throw Server.end("TODO 5: end the call with a status for the refusal: " + e.getMessage());
    }
  }
}
