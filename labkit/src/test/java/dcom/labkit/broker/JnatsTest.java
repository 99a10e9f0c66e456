package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Java client that students use accepts the embedded server. */
class JnatsTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final NatsServer server = NatsServer.start(NatsOptions.standard());
  private final Deque<Connection> connections = new ArrayDeque<>();
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    connection = open(Options.builder());
  }

  private Connection open(Options.Builder options) throws Exception {
    connections.push(Nats.connect(options.server(server.url()).build()));
    return connections.peek();
  }

  @AfterEach
  void close() throws InterruptedException {
    for (Connection each : connections) {
      each.close();
    }
    server.close();
  }

  @Test
  void publishesAndSubscribes() throws Exception {
    Subscription subscription = connection.subscribe("greetings.*");
    connection.publish("greetings.all", "hello".getBytes(UTF_8));
    Message message = subscription.nextMessage(LONG);
    assertThat(message.getSubject()).isEqualTo("greetings.all");
    assertThat(message.getData()).asString(UTF_8).isEqualTo("hello");
  }

  @Test
  void requestsAndReplies() throws Exception {
    Dispatcher upper = connection.createDispatcher(this::replyInUpperCase).subscribe("upper");
    Message reply = connection.request("upper", "brian".getBytes(UTF_8), LONG);
    assertThat(reply.getData()).asString(UTF_8).isEqualTo("BRIAN");
    connection.closeDispatcher(upper);
  }

  private void replyInUpperCase(Message message) {
    String text = new String(message.getData(), UTF_8).toUpperCase(Locale.ROOT);
    connection.publish(message.getReplyTo(), text.getBytes(UTF_8));
  }

  @Test
  void requestThatNobodyAnswersFailsAtOnce() {
    CompletableFuture<Message> reply = connection.request("nobody", new byte[0]);
    assertThatThrownBy(() -> reply.get(10, TimeUnit.SECONDS))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void queueGroupGetsEachMessageOnce() throws Exception {
    Subscription one = connection.subscribe("work", "workers");
    Subscription two = connection.subscribe("work", "workers");
    for (int each = 0; each < 100; each++) {
      connection.publish("work", new byte[0]);
    }
    connection.flush(LONG);
    assertThat(one.getPendingMessageCount() + two.getPendingMessageCount()).isEqualTo(100);
    assertThat(one.getPendingMessageCount()).isBetween(10L, 90L);
  }

  @Test
  void headersArrive() throws Exception {
    Subscription subscription = connection.subscribe("h");
    Headers headers = new Headers().add("Kind", "test");
    connection.publish(
        NatsMessage.builder().subject("h").headers(headers).data("x").build());
    Message message = subscription.nextMessage(LONG);
    assertThat(message.getHeaders().getFirst("Kind")).isEqualTo("test");
    assertThat(message.getData()).asString(UTF_8).isEqualTo("x");
  }

  @Test
  void drainDeliversWhatHasArrived() throws Exception {
    CountDownLatch got = new CountDownLatch(50);
    Connection other = open(Options.builder());
    Dispatcher dispatcher = other.createDispatcher(message -> got.countDown()).subscribe("d");
    other.flush(LONG);
    for (int each = 0; each < 50; each++) {
      connection.publish("d", new byte[0]);
    }
    connection.flush(LONG);
    assertThat(dispatcher.drain(LONG).get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(got.getCount()).isZero();
  }

  @Test
  void reconnectsToTheNextServer() throws Exception {
    CountDownLatch back = new CountDownLatch(1);
    try (NatsServer next = NatsServer.start(NatsOptions.standard())) {
      Options.Builder both = reconnecting(back).servers(new String[] {server.url(), next.url()});
      Connection patient = Nats.connect(both.noRandomize().build());
      Subscription subscription = patient.subscribe("again");
      patient.flush(LONG);
      server.close();
      assertThat(back.await(10, TimeUnit.SECONDS)).isTrue();
      patient.publish("again", "x".getBytes(UTF_8));
      assertThat(subscription.nextMessage(LONG).getData()).asString(UTF_8).isEqualTo("x");
      patient.close();
    }
  }

  /** Says nothing of the attempts that fail, which are meant to. */
  private static final class Quiet implements ErrorListener {}

  private static Options.Builder reconnecting(CountDownLatch back) {
    return Options.builder()
        .reconnectWait(Duration.ofMillis(10))
        .errorListener(new Quiet())
        .connectionListener((connection, event) -> {
          if (event == ConnectionListener.Events.RESUBSCRIBED) {
            back.countDown();
          }
        });
  }

  @Test
  void jetStreamIsToldToBeAbsent() {
    assertThatThrownBy(() -> connection.jetStreamManagement().getStreamNames())
        .isInstanceOfAny(IOException.class, JetStreamApiException.class);
  }
}
