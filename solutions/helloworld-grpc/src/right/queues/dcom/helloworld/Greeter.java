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
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The service. The library calls its methods in threads of its own, several at the same time. Each
 * call ends with {@code onCompleted} or {@code onError}, exactly once.
 */
final class Greeter extends GreeterImplBase {
  private static final ScheduledExecutorService LATER =
      Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
      });

  private final Duration delay;
  private final int count;
  private final Optional<GreeterStub> next;

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
    if (request.getName().isEmpty()) {
      refuse(caller);
      return;
    }
    new Greetings(request.getName(), count, caller).start();
  }

  private static void greet(HelloRequest request, StreamObserver<HelloReply> caller) {
    HelloReply reply =
        HelloReply.newBuilder().setMessage("Hello " + request.getName()).build();
    caller.onNext(reply);
    caller.onCompleted();
    System.out.println("server: answered one more");
  }

  private static void refuse(StreamObserver<HelloReply> caller) {
    caller.onError(
        Status.INVALID_ARGUMENT.withDescription("the name is empty").asRuntimeException());
    System.err.println("server: refused one");
  }

  /** Greets after the delay, unless the caller gives up before. Blocks no thread meanwhile. */
  private void greetLater(HelloRequest request, ServerCallStreamObserver<HelloReply> caller) {
    Future<?> work =
        LATER.schedule(() -> greet(request, caller), delay.toNanos(), TimeUnit.NANOSECONDS);
    caller.setOnCancelHandler(() -> {
      if (work.cancel(false)) {
        System.out.println("Cancelled: " + request.getName());
      }
    });
  }

  /** How long the caller is going to wait, as {@code (295 ms left)}; empty if they did not say. */
  private static String left() {
    Deadline deadline = Context.current().getDeadline();
    return deadline == null
        ? ""
        : " (" + deadline.timeRemaining(TimeUnit.MILLISECONDS) + " ms left)";
  }
}
