package dcom.helloworld;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Spoken;
import dcom.labkit.expect.Unmet;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call that runs: reads no more replies than it is told to. Thread-safe. */
final class Pending {
  private final ClientCall<byte[], byte[]> call;
  private final Events events;
  private final Deadline deadline;
  private final List<byte[]> replies = new ArrayList<>();
  private Metadata headers = new Metadata();
  private Optional<Status> status = Optional.empty();

  private Pending(ClientCall<byte[], byte[]> call, Events events, Deadline deadline) {
    this.call = call;
    this.events = events;
    this.deadline = deadline;
  }

  /** Sends a request, and reads at most so many replies. */
  static Pending begin(
      ClientCall<byte[], byte[]> call,
      Metadata headers,
      byte[] request,
      int replies,
      Events events,
      Deadline deadline) {
    Pending pending = new Pending(call, events, deadline);
    call.start(pending.new Hearing(), headers);
    call.request(replies);
    call.sendMessage(request);
    call.halfClose();
    return pending;
  }

  void read(int more) {
    call.request(more);
  }

  void cancel() {
    call.cancel("the caller gave up", null);
  }

  /** The headers that came before the first reply. */
  Metadata headers() {
    return events.read(() -> headers);
  }

  List<byte[]> replies() {
    return events.read(() -> List.copyOf(replies));
  }

  /** Waits until so many replies have come, or the call has ended. */
  void awaitCount(int count) {
    events.await(
        deadline, () -> Optional.of(count).filter(n -> replies.size() >= n || status.isPresent()));
  }

  /** Waits for the end of the call. */
  Status awaitEnd() {
    return events
        .await(deadline, () -> status)
        .orElseThrow(() -> new Unmet(
            "the server ends the call", "it had not after " + Spoken.duration(deadline.total())));
  }

  /**
   * Waits for the end of a call that must end well.
   *
   * @throws Unmet with its status if it does not
   */
  List<byte[]> awaitReplies() {
    Status ended = awaitEnd();
    if (!ended.isOk()) {
      throw new Unmet("the call ends with OK", "the call ended with " + told(ended));
    }
    return replies();
  }

  /** A status as a client should print it. */
  static String shown(Status status) {
    String code = status.getCode().name();
    return status.getDescription() == null ? code : code + ": " + status.getDescription();
  }

  /** The words of the transport for what a server did to a call, as a person would say them. */
  private static String told(Status status) {
    String words = String.valueOf(status.getDescription());
    if (words.contains("RST_STREAM")) {
      return status.getCode() + ": the server broke the call off (RST_STREAM)";
    }
    return words.contains("GOAWAY") || words.contains("Network closed") || words.contains("reset")
        ? status.getCode() + ": the server's connection ended while the call ran"
        : shown(status);
  }

  private final class Hearing extends ClientCall.Listener<byte[]> {
    @Override
    public void onHeaders(Metadata came) {
      events.announce(() -> headers = came);
    }

    @Override
    public void onMessage(byte[] reply) {
      events.announce(() -> replies.add(reply));
    }

    @Override
    public void onClose(Status ended, Metadata trailers) {
      events.announce(() -> status = Optional.of(ended));
    }
  }
}
