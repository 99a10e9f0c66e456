package dcom.helloworld;

import dcom.helloworld.generated.GreeterGrpc.GreeterImplBase;
import dcom.helloworld.generated.GreeterGrpc.GreeterStub;
import dcom.helloworld.generated.HelloReply;
import dcom.helloworld.generated.HelloRequest;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The service. The library calls its methods in threads of its own, several at the same time. Each
 * call ends with {@code onCompleted} or {@code onError}, exactly once.
 */
final class Greeter extends GreeterImplBase {
  private final Duration delay;
  private final int count;
  private final Optional<GreeterStub> next;
  private final List<Waiting> waiting = new ArrayList<>();

  /** A greeting that is not yet due. */
  private static final class Waiting {
    private final long since = System.nanoTime();
    private final HelloRequest request;
    private final ServerCallStreamObserver<HelloReply> caller;

    Waiting(HelloRequest request, ServerCallStreamObserver<HelloReply> caller) {
      this.request = request;
      this.caller = caller;
    }
  }

  /**
   * A greeter.
   *
   * @param delay how long a greeting takes; stands for work
   * @param count how many greetings a stream has
   * @param next another greeter, which answers in place of this one
   */
  Greeter(Duration delay, int count, Optional<GreeterStub> next) {
    this.delay = delay;
    this.count = count;
    this.next = next;
    Thread clock = new Thread(this::tick, "clock");
    clock.setDaemon(true);
    clock.start();
  }

  /** Looks again and again which greetings are due. */
  private void tick() {
    try {
      while (true) {
        Thread.sleep(5);
        for (Waiting one : due()) {
          greet(one.request, one.caller);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Waiting> due() {
    List<Waiting> due = new ArrayList<>();
    synchronized (waiting) {
      for (Waiting one : waiting) {
        if (System.nanoTime() - one.since >= delay.toNanos()) {
          due.add(one);
        }
      }
      waiting.removeAll(due);
    }
    return due;
  }

  @Override
  public void sayHello(HelloRequest request, StreamObserver<HelloReply> observer) {
    var caller = (ServerCallStreamObserver<HelloReply>) observer;
    System.out.println("Received: " + request.getName() + left() + RequestId.shown());
    if (request.getName().isEmpty()) {
      refuse(caller);
    } else if (next.isPresent()) {
      next.get().sayHello(request, caller);
    } else if (delay.isZero()) {
      greet(request, caller);
    } else {
      greetLater(request, caller);
    }
  }

  @Override
  public void sayHelloStreamReply(HelloRequest request, StreamObserver<HelloReply> observer) {
    var caller = (ServerCallStreamObserver<HelloReply>) observer;
    System.out.println("Received: " + request.getName() + left() + RequestId.shown());
    if (request.getName().equals("")) {
      refuse(caller);
    } else {
      Greetings greetings = new Greetings(request.getName(), count, caller);
      caller.setOnReadyHandler(greetings::send);
      caller.setOnCancelHandler(() -> {}); // so that onNext throws nothing
    }
  }

  private static void greet(HelloRequest request, StreamObserver<HelloReply> caller) {
    HelloReply.Builder reply = HelloReply.newBuilder();
    reply.setMessage("Hello ".concat(request.getName()));
    caller.onNext(reply.build());
    caller.onCompleted();
  }

  private static void refuse(StreamObserver<HelloReply> caller) {
    Status status = Status.fromCode(Status.Code.INVALID_ARGUMENT);
    caller.onError(status.withDescription("the name is empty").asException());
  }

  /** Greets after the delay, unless the caller gives up before. Blocks no thread meanwhile. */
  private void greetLater(HelloRequest request, ServerCallStreamObserver<HelloReply> caller) {
    Waiting one = new Waiting(request, caller);
    caller.setOnCancelHandler(() -> {
      boolean waited;
      synchronized (waiting) {
        waited = waiting.remove(one);
      }
      if (waited) {
        System.out.println("Cancelled: " + request.getName());
      }
    });
    synchronized (waiting) {
      waiting.add(one);
    }
  }

  /** How long the caller is going to wait, as {@code (295 ms left)}; empty if they did not say. */
  private static String left() {
    Deadline deadline = Context.current().getDeadline();
    if (deadline != null) {
      long millis = deadline.timeRemaining(TimeUnit.NANOSECONDS) / 1_000_000;
      return String.format(" (%d ms left)", millis);
    }
    return "";
  }
}
