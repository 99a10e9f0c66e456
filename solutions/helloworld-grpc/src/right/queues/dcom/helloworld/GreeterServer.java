package dcom.helloworld;

import dcom.helloworld.generated.GreeterGrpc;
import dcom.helloworld.generated.GreeterGrpc.GreeterStub;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptors;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Serves greetings until it is stopped.
 *
 * @param port where it listens; 0 for any free port
 * @param explore whether it tells who asks how it is and what it can do
 * @param greeter what it serves
 */
record GreeterServer(int port, boolean explore, Greeter greeter) {
  private static final String USAGE =
      "Usage: server [-p port (50051)] [--delay 2s] [--count 10] [--explore] [--next host:port]";

  /** How long calls may still run once the server is told to stop. */
  private static final int GRACE_SECONDS = 5;

  /** Serves, or says in one line why it cannot, and ends with exit code 1. */
  public static void main(String... words) {
    try {
      parse(words).run();
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static GreeterServer parse(String... words) {
    Set<String> valued = Set.of("-p", "--delay", "--count", "--next");
    Options options = Options.parse(USAGE, valued, Set.of("--explore"), words);
    Duration delay = options.duration("--delay").orElse(Duration.ZERO);
    Optional<GreeterStub> next = options.text("--next").map(GreeterServer::greeterAt);
    Greeter greeter = new Greeter(delay, options.number("--count", 10), next);
    return new GreeterServer(options.number("-p", 50051), options.has("--explore"), greeter);
  }

  /** Another server, which must not be there yet; the connection lasts as long as the process. */
  private static GreeterStub greeterAt(String address) {
    return GreeterGrpc.newStub(
        Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build());
  }

  private void run() throws Exception {
    Server server = start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
    System.out.println("Listening on 127.0.0.1:" + server.getPort());
    server.awaitTermination();
  }

  /** Starts to serve, for programs of this machine only. */
  private Server start() throws IOException {
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
    ServerBuilder<?> builder = NettyServerBuilder.forAddress(address);
    if (explore) {
      addExplorers(builder);
    }
    Executor calls = Executors.newCachedThreadPool(work -> {
      Thread thread = new Thread(work);
      thread.setDaemon(true);
      return thread;
    });
    return builder
        .executor(calls)
        .addService(ServerInterceptors.intercept(greeter, new RequestId.OfServer()))
        .build()
        .start();
  }

  /** Services that say whether this server is well, and what it can be asked. */
  private static void addExplorers(ServerBuilder<?> builder) {
    HealthStatusManager health = new HealthStatusManager();
    health.setStatus(GreeterGrpc.SERVICE_NAME, HealthCheckResponse.ServingStatus.SERVING);
    builder.addService(health.getHealthService());
    builder.addService(ProtoReflectionServiceV1.newInstance());
    System.out.println("server: may be explored");
  }

  /** Takes no new calls, and waits for those that run. Called when the process is told to end. */
  private static void stop(Server server) {
    server.shutdown();
    System.out.println("Stopping");
    CountDownLatch ended = new CountDownLatch(1);
    Thread waiting = new Thread(() -> {
      try {
        server.awaitTermination();
        ended.countDown();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    waiting.setDaemon(true);
    waiting.start();
    try {
      if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("server: some calls have not ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.println("Stopped");
  }
}
