package dcom.helloworld;

import dcom.helloworld.generated.GreeterGrpc;
import dcom.helloworld.generated.HelloReply;
import dcom.helloworld.generated.HelloRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
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
    Thread.sleep(400); // takes its time
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
    return loop.channelTo(server).usePlaintext().flowControlWindow(2048).build();
  }

  /** Closes the channel, and waits until it is closed. */
  private static void close(ManagedChannel channel) throws InterruptedException {
    channel.shutdown();
    long since = System.nanoTime();
    while (!channel.isTerminated() && System.nanoTime() - since < GRACE_SECONDS * 1_000_000_000L) {
      Thread.sleep(5);
    }
  }

  private void greetAll(ManagedChannel channel) throws InterruptedException {
    Optional<RequestId.OfClient> id = options.text("--id").map(RequestId.OfClient::new);
    Channel with =
        id.<Channel>map(one -> ClientInterceptors.intercept(channel, one)).orElse(channel);
    for (String name : names) {
      HelloRequest request = HelloRequest.newBuilder().setName(name).build();
      ClientCall<HelloRequest, HelloReply> call;
      if (options.has("--stream")) {
        call = with.newCall(GreeterGrpc.getSayHelloStreamReplyMethod(), fromNow());
        Replies replies = ask(call, request);
        HelloReply reply = replies.next();
        while (reply != null) {
          print(reply, id);
          call.request(1);
          reply = replies.next();
        }
      } else {
        call = with.newCall(GreeterGrpc.getSayHelloMethod(), fromNow());
        Replies replies = ask(call, request);
        HelloReply reply = replies.next();
        call.request(1);
        if (reply == null || replies.next() != null) {
          throw Status.INTERNAL.withDescription("not one reply").asRuntimeException();
        }
        print(reply, id);
        Thread.sleep(30);
      }
    }
  }

  private static Replies ask(ClientCall<HelloRequest, HelloReply> call, HelloRequest request) {
    Replies replies = new Replies();
    call.start(replies, new Metadata());
    call.request(1);
    call.sendMessage(request);
    call.halfClose();
    return replies;
  }

  /** For one call: a deadline is a moment, so the next call needs another one. */
  private CallOptions fromNow() {
    CallOptions call = CallOptions.DEFAULT;
    if (options.has("--deadline")) {
      long nanos = options.duration("--deadline").orElseThrow().toNanos();
      call = call.withDeadlineAfter(nanos, TimeUnit.NANOSECONDS);
    }
    return call;
  }

  /** Replies of one call; there is room for one. */
  private static final class Replies extends ClientCall.Listener<HelloReply> {
    private HelloReply reply;
    private Status status;

    @Override
    public synchronized void onMessage(HelloReply message) {
      reply = message;
      notifyAll();
    }

    @Override
    public synchronized void onClose(Status end, Metadata trailers) {
      status = end;
      notifyAll();
    }

    /** The next reply; null at the end. */
    synchronized HelloReply next() throws InterruptedException {
      while (reply == null && status == null) {
        wait(50);
      }
      HelloReply next = reply;
      reply = null;
      if (next == null && !status.isOk()) {
        throw status.asRuntimeException();
      }
      return next;
    }
  }

  private static void print(HelloReply reply, Optional<RequestId.OfClient> id) {
    String returned = id.map(RequestId.OfClient::shown).orElse("");
    System.out.println("Greeting: " + reply.getMessage() + returned);
  }
}
