package dcom.helloworld;

import dcom.helloworld.generated.GreeterGrpc.GreeterImplBase;
import dcom.helloworld.generated.GreeterGrpc.GreeterStub;
import dcom.helloworld.generated.HelloReply;
import dcom.helloworld.generated.HelloRequest;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The service. The library calls its methods in threads of its own, several at the same time. Each
 * call ends with {@code onCompleted} or {@code onError}, exactly once.
 */
final class Greeter extends GreeterImplBase {
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
    } else {
      caller.setOnCancelHandler(() -> System.out.println("Gone: " + request.getName()));
      caller.setOnReadyHandler(new Greetings(request.getName(), count, caller)::send);
    }
  }

  private static void greet(HelloRequest request, StreamObserver<HelloReply> caller) {
    HelloReply.Builder reply = HelloReply.newBuilder();
    reply.setMessage(String.join(" ", "Hello", request.getName()));
    caller.onNext(reply.build());
    caller.onCompleted();
  }

  private static void refuse(StreamObserver<HelloReply> caller) {
    StatusException refused = Status.fromCode(Status.Code.INVALID_ARGUMENT)
        .withDescription("the name is empty")
        .asException();
    caller.onError(refused);
  }

  /** Greets after the delay, unless the caller gives up before. Blocks no thread meanwhile. */
  private void greetLater(HelloRequest request, ServerCallStreamObserver<HelloReply> caller) {
    AtomicBoolean over = new AtomicBoolean(); // whoever comes first: the time or the caller's end
    Executor later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> work = new CompletableFuture<>();
    caller.setOnCancelHandler(() -> {
      if (over.compareAndSet(false, true)) {
        work.cancel(false);
        System.out.println("Cancelled: " + request.getName());
      }
    });
    work.completeAsync(() -> null, later);
    work.thenRun(() -> {
      if (over.compareAndSet(false, true)) {
        greet(request, caller);
      }
    });
  }

  /** How long the caller is going to wait, as {@code (295 ms left)}; empty if they did not say. */
  private static String left() {
    return Optional.ofNullable(Context.current().getDeadline())
        .map(deadline -> deadline.timeRemaining(TimeUnit.NANOSECONDS) / 1_000_000)
        .map(millis -> String.format(" (%d ms left)", millis))
        .orElse("");
  }
}
