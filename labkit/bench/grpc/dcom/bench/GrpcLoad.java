package dcom.bench;

import dcom.helloworld.generated.GreeterGrpc;
import dcom.helloworld.generated.GreeterGrpc.GreeterBlockingStub;
import dcom.helloworld.generated.GreeterGrpc.GreeterStub;
import dcom.helloworld.generated.HelloReply;
import dcom.helloworld.generated.HelloRequest;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Calls SayHello over one channel. A hundred in flight are asynchronous: an answer starts the next. */
final class GrpcLoad {
  private static final HelloRequest BRIAN =
      HelloRequest.newBuilder().setName("Brian").build();

  private GrpcLoad() {}

  /** Takes the server's address, and how long to measure, in milliseconds. */
  public static void main(String... words) throws Exception {
    Channel channel =
        Grpc.newChannelBuilder(words[0], InsecureChannelCredentials.create()).build();
    Duration time = Duration.ofMillis(Long.parseLong(words[1]));
    GreeterBlockingStub blocking = GreeterGrpc.newBlockingStub(channel);
    GreeterStub stub = GreeterGrpc.newStub(channel);
    Rate.print(time, end -> calls(blocking, end), end -> new Flight(stub, end).calls());
    System.exit(0);
  }

  private static long calls(GreeterBlockingStub stub, long end) {
    long count = 0;
    do {
      Rate.expect("Hello Brian", stub.sayHello(BRIAN).getMessage());
      count++;
    } while (System.nanoTime() < end);
    return count;
  }

  /** Calls that follow each other in a hundred lanes up to a point in time. */
  private static final class Flight {
    private final GreeterStub stub;
    private final long end;
    private final AtomicLong count = new AtomicLong();
    private final AtomicInteger lanes = new AtomicInteger(Rate.IN_FLIGHT);
    private final CompletableFuture<Long> landed = new CompletableFuture<>();

    Flight(GreeterStub stub, long end) {
      this.stub = stub;
      this.end = end;
    }

    long calls() throws Exception {
      for (int n = 0; n < Rate.IN_FLIGHT; n++) {
        call();
      }
      return landed.get();
    }

    private void call() {
      stub.sayHello(BRIAN, new Lane());
    }

    /** Looks at an answer and makes the next call. */
    private final class Lane implements StreamObserver<HelloReply> {
      private Optional<HelloReply> reply = Optional.empty();

      @Override
      public void onNext(HelloReply next) {
        reply = Optional.of(next);
      }

      @Override
      public void onError(Throwable thrown) {
        landed.completeExceptionally(thrown);
      }

      @Override
      public void onCompleted() {
        try {
          Rate.expect("Hello Brian", reply.map(HelloReply::getMessage).orElse("none"));
        } catch (IllegalStateException e) {
          onError(e);
          return;
        }
        count.incrementAndGet();
        if (System.nanoTime() < end) {
          call();
        } else if (lanes.decrementAndGet() == 0) {
          landed.complete(count.get());
        }
      }
    }
  }
}
