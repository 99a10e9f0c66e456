package dcom.helloworld;

import dcom.helloworld.generated.HelloReply;
import io.grpc.stub.ServerCallStreamObserver;

/**
 * Many greetings for one caller, sent as fast as he takes them. The library calls {@link #send} once
 * the call can take more, never twice at the same time.
 */
final class Greetings {
  private final String name;
  private final int count;
  private final ServerCallStreamObserver<HelloReply> caller;
  private int sent;
  private boolean paused;
  private boolean completed;

  Greetings(String name, int count, ServerCallStreamObserver<HelloReply> caller) {
    this.name = name;
    this.count = count;
    this.caller = caller;
  }

  /** Sends what can go now; what waits, waits as a number here, not as messages in a queue. */
  void send() {
    if (completed) {
      return;
    }
    for (; sent < count; ) {
      if (!caller.isReady()) {
        pause();
        return;
      }
      sent = sent + 1;
      caller.onNext(
          HelloReply.newBuilder().setMessage("Hello " + name + ", " + sent).build());
    }
    complete();
  }

  private void complete() {
    if (!completed) {
      completed = true;
      System.out.println("Completed: " + name + " after " + sent);
      caller.onCompleted();
    }
  }

  /** Says so the first time. */
  private void pause() {
    if (!paused) {
      paused = true;
      System.out.println("Paused: " + name + " after " + sent);
    }
  }
}
