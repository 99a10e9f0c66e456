package dcom.helloworld;

import dcom.helloworld.generated.GreeterGrpc;
import dcom.helloworld.generated.HelloReply;
import dcom.helloworld.generated.HelloRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Asks for a greeting for each name, one after the other.
 *
 * @param server where the server is, {@code host:port}
 * @param options how to ask
 * @param names who is to be greeted
 */
record GreeterClient(String server, Options options, List<String> names) {
  private static final String USAGE =
      "Usage: client [-a host:port (localhost:50051)] [--deadline 300ms] [--stream] [--id id] <name> …";

  /** How long the channel may take to close. */
  private static final int GRACE_SECONDS = 5;

  /** Prints greetings, or says in one line why there are none, and ends with exit code 1. */
  public static void main(String... words) {
    try {
      parse(words).run();
      System.exit(0);
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static GreeterClient parse(String... words) {
    Set<String> valued = Set.of("-a", "--deadline", "--id");
    Options options = Options.parse(USAGE, valued, Set.of("--stream"), words);
    if (options.words().isEmpty()) {
      throw new IllegalArgumentException(USAGE);
    }
    return new GreeterClient(
        options.text("-a").orElse("localhost:50051"), options, options.words());
  }

  private void run() throws Exception {
    try (EventLoop loop = new EventLoop()) {
      ManagedChannel channel = connect(loop);
      try {
        greetAll(channel);
      } finally {
        close(channel);
      }
    }
  }

  /** A channel to the server, without encryption. It connects with the first call. */
  private ManagedChannel connect(EventLoop loop) {
    return loop.channelTo(server).usePlaintext().build();
  }

  /** Closes the channel, and waits until it is closed. */
  private static void close(ManagedChannel channel) throws InterruptedException {
    channel.shutdown();
    channel.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
  }

  private void greetAll(ManagedChannel channel) throws Exception {
    Optional<RequestId.OfClient> id = options.text("--id").map(RequestId.OfClient::new);
    Channel with =
        id.<Channel>map(one -> ClientInterceptors.intercept(channel, one)).orElse(channel);
    for (String name : names) {
      HelloRequest request = HelloRequest.newBuilder().setName(name).build();
      System.out.println("~ asking " + server);
      if (options.has("--stream")) {
        Replies replies = new Replies();
        timed(GreeterGrpc.newStub(with)).sayHelloStreamReply(request, replies);
        HelloReply reply = came(replies.next());
        while (reply != null) {
          print(reply, id);
          replies.asked.request(1);
          reply = came(replies.next());
        }
      } else {
        Future<HelloReply> reply = timed(GreeterGrpc.newFutureStub(with)).sayHello(request);
        print(came(reply), id);
      }
    }
  }

  /** What a future holds, or throws what is wrong. */
  private static <T> T came(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw (Exception) e.getCause();
    }
  }

  /** For one call: a deadline is a moment, so the next call needs another one. */
  private <S extends AbstractStub<S>> S timed(S stub) {
    return options
        .duration("--deadline")
        .map(time -> stub.withDeadlineAfter(time.toNanos(), TimeUnit.NANOSECONDS))
        .orElse(stub);
  }

  /** A stream's replies as futures, asked for one by one; the last holds null. */
  private static final class Replies implements ClientResponseObserver<HelloRequest, HelloReply> {
    private final BlockingQueue<Future<HelloReply>> queue = new LinkedBlockingQueue<>();
    private ClientCallStreamObserver<HelloRequest> asked;

    Future<HelloReply> next() throws InterruptedException {
      return queue.take();
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<HelloRequest> call) {
      asked = call;
      call.disableAutoRequestWithInitial(1);
    }

    @Override
    public void onNext(HelloReply reply) {
      queue.add(CompletableFuture.completedFuture(reply));
    }

    @Override
    public void onError(Throwable e) {
      queue.add(CompletableFuture.failedFuture(e));
    }

    @Override
    public void onCompleted() {
      queue.add(CompletableFuture.completedFuture(null));
    }
  }

  private static void print(HelloReply reply, Optional<RequestId.OfClient> id) {
    String returned = id.map(RequestId.OfClient::shown).orElse("");
    System.out.println("Greeting: " + reply.getMessage() + returned);
  }
}
