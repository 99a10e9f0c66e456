package dcom.helloworld;

import dcom.helloworld.generated.GreeterGrpc;
import dcom.helloworld.generated.GreeterGrpc.GreeterStub;
import dcom.helloworld.generated.HelloReply;
import dcom.helloworld.generated.HelloRequest;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NegotiationType;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
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
    return loop.channelTo(server).negotiationType(NegotiationType.PLAINTEXT).build();
  }

  /** Closes the channel, and waits until it is closed. */
  private static void close(ManagedChannel channel) throws InterruptedException {
    if (!channel.shutdown().awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
      channel.shutdownNow().awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  private void greetAll(ManagedChannel channel) throws InterruptedException {
    Optional<RequestId.OfClient> id = options.text("--id").map(RequestId.OfClient::new);
    GreeterStub stub = GreeterGrpc.newStub(channel);
    if (id.isPresent()) {
      stub = stub.withInterceptors(id.get());
    }
    for (String name : names) {
      HelloRequest request = HelloRequest.newBuilder().setName(name).build();
      Replies replies = new Replies();
      if (options.has("--stream")) {
        timed(stub).sayHelloStreamReply(request, replies);
      } else {
        timed(stub).sayHello(request, replies);
      }
      for (HelloReply reply = replies.next(); reply != null; reply = replies.next()) {
        print(reply, id);
      }
    }
  }

  /** For one call: a deadline is a moment, so the next call needs another one. */
  private GreeterStub timed(GreeterStub stub) {
    Optional<Duration> patience = options.duration("--deadline");
    return patience.isPresent() ? stub.withDeadline(after(patience.get())) : stub;
  }

  private static Deadline after(Duration patience) {
    return Deadline.after(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Takes replies from the library's thread over to ours, one by one. */
  private static final class Replies implements ClientResponseObserver<HelloRequest, HelloReply> {
    private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
    private ClientCallStreamObserver<HelloRequest> call;

    @Override
    public void beforeStart(ClientCallStreamObserver<HelloRequest> starting) {
      call = starting;
      call.disableAutoRequestWithInitial(2); // a unary call needs two: there might be too many
    }

    @Override
    public void onNext(HelloReply reply) {
      arrived.add(reply);
    }

    @Override
    public void onError(Throwable reason) {
      arrived.add(reason);
    }

    @Override
    public void onCompleted() {
      arrived.add("end");
    }

    /** The next one; null at the end. */
    HelloReply next() throws InterruptedException {
      Object one = arrived.take();
      if (one instanceof HelloReply reply) {
        call.request(1);
        return reply;
      }
      if (one instanceof RuntimeException reason) {
        throw reason;
      }
      return null;
    }
  }

  private static void print(HelloReply reply, Optional<RequestId.OfClient> id) {
    String returned = id.map(RequestId.OfClient::shown).orElse("");
    System.out.println("Greeting: " + reply.getMessage() + returned);
  }
}
