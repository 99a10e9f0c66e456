package dcom.helloworld;

import dcom.helloworld.generated.GreeterGrpc.GreeterImplBase;
import dcom.helloworld.generated.GreeterGrpc.GreeterStub;
import dcom.helloworld.generated.HelloReply;
import dcom.helloworld.generated.HelloRequest;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;

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
    throw new IllegalStateException("TODO 5: " + count + " greetings for " + request.getName());
  }

  private static void greet(HelloRequest request, StreamObserver<HelloReply> caller) {
    throw new IllegalStateException("TODO 1: say Hello " + request.getName());
  }

  private static void refuse(StreamObserver<HelloReply> caller) {
    throw new IllegalStateException("TODO 4: refuse an empty name");
  }

  /** Greets after the delay, unless the caller gives up before. Blocks no thread meanwhile. */
  private void greetLater(HelloRequest request, ServerCallStreamObserver<HelloReply> caller) {
    throw new IllegalStateException("TODO 3: greet " + request.getName() + " after " + delay);
  }

  /** How long the caller is going to wait, as {@code (295 ms left)}; empty if they did not say. */
  private static String left() {
    Deadline deadline = Context.current().getDeadline();
    if (deadline != null) {
      throw new IllegalStateException("TODO 3: say how much time is left");
    }
    return "";
  }
}
