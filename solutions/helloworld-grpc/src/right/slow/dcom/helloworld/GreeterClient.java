package dcom.helloworld;

import dcom.helloworld.generated.GreeterGrpc;
import dcom.helloworld.generated.GreeterGrpc.GreeterBlockingStub;
import dcom.helloworld.generated.HelloReply;
import dcom.helloworld.generated.HelloRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    return loop.channelTo(server).flowControlWindow(1024).usePlaintext().build();
  }

  /** Closes the channel, and waits until it is closed. */
  private static void close(ManagedChannel channel) throws InterruptedException {
    channel.shutdown();
    for (int i = 0; i < GRACE_SECONDS * 100 && !channel.isTerminated(); i++) {
      Thread.sleep(10);
    }
    Thread.sleep(100);
  }

  private void greetAll(ManagedChannel channel) {
    Optional<RequestId.OfClient> id = options.text("--id").map(RequestId.OfClient::new);
    Channel with =
        id.<Channel>map(one -> ClientInterceptors.intercept(channel, one)).orElse(channel);
    for (String name : names) {
      HelloRequest request = HelloRequest.newBuilder().setName(name).build();
      GreeterBlockingStub stub = stub(with);
      if (options.has("--stream")) {
        Iterator<HelloReply> replies = stub.sayHelloStreamReply(request);
        while (replies.hasNext()) {
          print(replies.next(), id);
        }
      } else {
        print(stub.sayHello(request), id);
      }
    }
  }

  /** For one call: a deadline is a moment, so the next call needs another one. */
  private GreeterBlockingStub stub(Channel channel) {
    GreeterBlockingStub stub = GreeterGrpc.newBlockingStub(channel);
    if (options.has("--deadline")) {
      long millis = options.duration("--deadline").get().toMillis();
      stub = stub.withDeadlineAfter(millis, TimeUnit.MILLISECONDS);
    }
    return stub;
  }

  private static void print(HelloReply reply, Optional<RequestId.OfClient> id) {
    String returned = id.map(RequestId.OfClient::shown).orElse("");
    String line = "Greeting: " + reply.getMessage() + returned + "\n";
    line.codePoints().forEach(letter -> {
      System.out.print(Character.toString(letter));
      System.out.flush();
    });
  }
}
