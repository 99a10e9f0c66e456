package dcom.helloworld;

import io.grpc.stub.StreamObserver;

/** Keeps the request, and answers always the same. */
final class Heard implements Callee.Script {
  private final byte[] reply;
  private volatile byte[] request = {};

  Heard(byte[] reply) {
    this.reply = reply;
  }

  @Override
  public void called(byte[] came, StreamObserver<byte[]> caller) {
    request = came;
    caller.onNext(reply);
    caller.onCompleted();
  }

  /** The newest request; empty before the first. */
  byte[] request() {
    return request;
  }
}
