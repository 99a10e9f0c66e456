package dcom.helloworld;

import dcom.helloworld.generated.GreeterGrpc;
import dcom.helloworld.generated.GreeterGrpc.GreeterStub;
import dcom.helloworld.generated.HelloReply;
import dcom.helloworld.generated.HelloRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

  private void run() throws InterruptedException {
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
    if (!channel.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
      channel.shutdownNow();
    }
    System.err.println("client: closed");
  }

  private void greetAll(ManagedChannel channel) throws InterruptedException {
    Optional<RequestId.OfClient> id = options.text("--id").map(RequestId.OfClient::new);
    Channel with =
        id.<Channel>map(one -> ClientInterceptors.intercept(channel, one)).orElse(channel);
    for (String name : names) {
      HelloRequest request = HelloRequest.newBuilder().setName(name).build();
      BlockingQueue<Optional<HelloReply>> replies = new LinkedBlockingQueue<>();
      CompletableFuture<Void> end = new CompletableFuture<>();
      StreamObserver<HelloReply> observer = observer(replies, end);
      GreeterStub stub = stub(with);
      if (options.has("--stream")) {
        stub.sayHelloStreamReply(request, observer);
      } else {
        stub.sayHello(request, observer);
      }
      Optional<HelloReply> reply = replies.take();
      while (reply.isPresent()) {
        print(reply.get(), id);
        reply = replies.take();
      }
      try {
        end.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof StatusRuntimeException status ? status : e;
      }
    }
  }

  /** Puts replies into a queue, and an empty one behind the last. */
  private static StreamObserver<HelloReply> observer(
      BlockingQueue<Optional<HelloReply>> replies, CompletableFuture<Void> end) {
    return new StreamObserver<>() {
      @Override
      public void onNext(HelloReply reply) {
        replies.add(Optional.of(reply));
      }

      @Override
      public void onError(Throwable reason) {
        end.completeExceptionally(reason);
        replies.add(Optional.empty());
      }

      @Override
      public void onCompleted() {
        end.complete(null);
        replies.add(Optional.empty());
      }
    };
  }

  /** For one call: a deadline is a moment, so the next call needs another one. */
  private GreeterStub stub(Channel channel) {
    GreeterStub stub = GreeterGrpc.newStub(channel);
    return options
        .duration("--deadline")
        .map(time -> stub.withDeadlineAfter(time.toNanos(), TimeUnit.NANOSECONDS))
        .orElse(stub);
  }

  private static void print(HelloReply reply, Optional<RequestId.OfClient> id) {
    String returned = id.map(RequestId.OfClient::shown).orElse("");
    System.out.println("Greeting: " + reply.getMessage() + returned);
  }
}
