package dcom.helloworld;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.stub.MetadataUtils;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A request's id: travels beside the messages, as metadata, there and back. */
final class RequestId {
  static final Metadata.Key<String> HEADER =
      Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

  private static final Context.Key<String> CURRENT = Context.key("request-id");

  private RequestId() {}

  /** The id of the call that this thread works for, as {@code [id]}; empty if it has none. */
  static String shown() {
    return Optional.ofNullable(CURRENT.get()).map(id -> " [" + id + "]").orElse("");
  }

  /** On the server: makes an id known to whatever handles the call, and sends it back. */
  static final class OfServer implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
      String id = headers.get(HEADER);
      if (id == null) {
        return next.startCall(call, headers);
      }
      return Contexts.interceptCall(
          Context.current().withValue(CURRENT, id),
          new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata reply) {
              reply.put(HEADER, id);
              super.sendHeaders(reply);
            }
          },
          headers,
          next);
    }
  }

  /** On the client: sends an id with each call, and keeps the one that came back. */
  static final class OfClient implements ClientInterceptor {
    private final String id;
    private final AtomicReference<Metadata> returned = new AtomicReference<>();
    private final AtomicReference<Metadata> trailers = new AtomicReference<>();

    OfClient(String id) {
      this.id = id;
    }

    /** The id that came back with the newest reply, as {@code [id]}; empty if there was none. */
    String shown() {
      return Optional.ofNullable(returned.get())
          .map(headers -> headers.get(HEADER))
          .map(one -> " [" + one + "]")
          .orElse("");
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
        MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
      Metadata sent = new Metadata();
      sent.put(HEADER, id);
      return ClientInterceptors.intercept(
              next,
              MetadataUtils.newAttachHeadersInterceptor(sent),
              MetadataUtils.newCaptureMetadataInterceptor(returned, trailers))
          .newCall(method, options);
    }
  }
}
