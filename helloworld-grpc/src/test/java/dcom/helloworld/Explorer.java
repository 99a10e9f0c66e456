package dcom.helloworld;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A generic client: knows the two services that every server may have, and no others. */
final class Explorer {
  private final Channel channel;
  private final Events events;
  private final Deadline deadline;
  private Optional<Answer<HealthCheckResponse>> watched = Optional.empty();

  Explorer(Channel channel, Events events, Deadline deadline) {
    this.channel = channel;
    this.events = events;
    this.deadline = deadline;
  }

  /** How a service is, in the words of the health protocol, or the status of a call that failed. */
  String health(String service) {
    try {
      HealthCheckRequest request =
          HealthCheckRequest.newBuilder().setService(service).build();
      long millis = deadline.remaining().toMillis();
      return HealthGrpc.newBlockingStub(channel)
          .withDeadlineAfter(millis, TimeUnit.MILLISECONDS)
          .check(request)
          .getStatus()
          .name();
    } catch (StatusRuntimeException e) {
      return Pending.shown(e.getStatus());
    }
  }

  /** The first thing that one hears who watches a service, or the status of a call that failed. */
  String watch(String service) {
    Answer<HealthCheckResponse> answer =
        new Answer<>(response -> response.getStatus().name());
    HealthGrpc.newStub(channel)
        .watch(HealthCheckRequest.newBuilder().setService(service).build(), answer);
    watched = Optional.of(answer);
    return answer.first("the server says how it is");
  }

  /** Whether the call to watch goes on, as far as has been heard. */
  String watching() {
    boolean ended = events.read(() -> watched.filter(answer -> answer.ended).isPresent());
    return ended ? "was told that the call has ended" : "still watches";
  }

  /** The services that the server says it has, or the status of a call that failed. */
  String services() {
    Answer<ServerReflectionResponse> answer = new Answer<>(Explorer::names);
    StreamObserver<ServerReflectionRequest> questions =
        ServerReflectionGrpc.newStub(channel).serverReflectionInfo(answer);
    questions.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    questions.onCompleted();
    return answer.first("the server lists its services");
  }

  private static String names(ServerReflectionResponse response) {
    List<String> names = response.getListServicesResponse().getServiceList().stream()
        .map(ServiceResponse::getName)
        .sorted()
        .toList();
    return String.join(", ", names);
  }

  /** Keeps the first thing that is heard, and whether it was the last. */
  private final class Answer<T> implements StreamObserver<T> {
    private final Function<T, String> words;
    private Optional<String> text = Optional.empty();
    private boolean ended;

    Answer(Function<T, String> words) {
      this.words = words;
    }

    /** Waits for it. */
    String first(String expected) {
      return events
          .await(deadline, () -> text)
          .orElseThrow(() -> new Unmet(expected, "it does not answer"));
    }

    @Override
    public void onNext(T response) {
      heard(words.apply(response));
    }

    @Override
    public void onError(Throwable thrown) {
      ended(Pending.shown(Status.fromThrowable(thrown)));
    }

    @Override
    public void onCompleted() {
      ended("nothing");
    }

    private void ended(String how) {
      heard(how);
      events.announce(() -> ended = true);
    }

    private void heard(String first) {
      events.announce(() -> text = text.or(() -> Optional.of(first)));
    }
  }
}
