package dcom.helloworld;

import dcom.helloworld.generated.HelloReply;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;

/** Many greetings for one caller, sent by a thread of their own, which waits while the caller reads. */
final class Greetings {
  private final String name;
  private final int count;
  private final ServerCallStreamObserver<HelloReply> caller;
  private boolean paused;

  Greetings(String name, int count, ServerCallStreamObserver<HelloReply> caller) {
    this.name = name;
    this.count = count;
    this.caller = caller;
    caller.setOnCancelHandler(this::ready);
  }

  /** Wakes the thread; the library calls this when the caller has read, or is gone. */
  synchronized void ready() {
    notifyAll();
  }

  /** Sends them all, and returns when the last is on its way or the caller is gone. */
  synchronized void send() {
    try {
      for (int sent = 0; sent < count; sent++) {
        awaitReady(sent);
        String text = "Hello " + name + ", " + (sent + 1);
        caller.onNext(HelloReply.newBuilder().setMessage(text).build());
      }
      System.out.println("Completed: " + name + " after " + count);
      caller.onCompleted();
    } catch (InterruptedException e) {
      caller.onError(
          Status.ABORTED.withDescription("the server was interrupted").asException());
    }
  }

  private void awaitReady(int sent) throws InterruptedException {
    while (!caller.isReady() && !caller.isCancelled()) {
      if (sent > 0 && !paused) {
        paused = true;
        System.out.println("Paused: " + name + " after " + sent);
      }
      wait();
    }
  }
}
