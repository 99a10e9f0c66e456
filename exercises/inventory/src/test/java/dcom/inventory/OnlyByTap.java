package dcom.inventory;

import dcom.labkit.lab.OwnConnections;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;

/** Refuses the calls of a program that has found the server's port and would pass by the tap. */
final class OnlyByTap implements ServerInterceptor {
  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (OwnConnections.isOurs(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR))) {
      return next.startCall(call, headers);
    }
    call.close(Status.PERMISSION_DENIED.withDescription("not by the tap"), new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
