package dcom.bench;

import dcom.helloworld.generated.GreeterGrpc.GreeterImplBase;
import dcom.helloworld.generated.HelloReply;
import dcom.helloworld.generated.HelloRequest;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;

/** A greeter as gRPC's introduction to Java has it: the library's defaults, and nothing else. */
final class PlainGreeter {
  private PlainGreeter() {}

  /** Serves on the port that follows {@code -p} until it is stopped. */
  public static void main(String... words) throws Exception {
    int port = Integer.parseInt(words[1]);
    Server server = Grpc.newServerBuilderForPort(port, InsecureServerCredentials.create())
        .addService(new Greeter())
        .build()
        .start();
    System.out.println("Listening on 127.0.0.1:" + server.getPort());
    server.awaitTermination();
  }

  private static final class Greeter extends GreeterImplBase {
    @Override
    public void sayHello(HelloRequest request, StreamObserver<HelloReply> caller) {
      caller.onNext(
          HelloReply.newBuilder().setMessage("Hello " + request.getName()).build());
      caller.onCompleted();
    }
  }
}
