package dcom.helloworld;

import dcom.helloworld.generated.HelloReply;
import io.grpc.stub.ServerCallStreamObserver;

/** Many greetings for one caller, sent by a thread that sleeps while they are not taken. */
final class Greetings implements Runnable {
  private final String name;
  private final int count;
  private final ServerCallStreamObserver<HelloReply> caller;
  private int sent;
  private boolean paused;
  private boolean gone;

  Greetings(String name, int count, ServerCallStreamObserver<HelloReply> caller) {
    this.name = name;
    this.count = count;
    this.caller = caller;
  }

  void start() {
    caller.setOnReadyHandler(this::wake);
    caller.setOnCancelHandler(() -> {
      synchronized (this) {
        gone = true;
        notifyAll();
      }
    });
    Thread thread = new Thread(this, "greetings");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void wake() {
    notifyAll();
  }

  @Override
  public void run() {
    try {
      while (sent < count) {
        if (!awaitReady()) {
          return;
        }
        sent++;
        caller.onNext(
            HelloReply.newBuilder().setMessage("Hello " + name + ", " + sent).build());
      }
      complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until one more greeting can go; false if the caller has gone. */
  private synchronized boolean awaitReady() throws InterruptedException {
    while (!gone && !caller.isReady()) {
      pause();
      wait();
    }
    return !gone;
  }

  private void complete() {
    System.out.println("Completed: " + name + " after " + sent);
    caller.onCompleted();
  }

  /** Says so the first time. */
  private void pause() {
    if (!paused) {
      paused = true;
      System.out.println("Paused: " + name + " after " + sent);
    }
  }
}
