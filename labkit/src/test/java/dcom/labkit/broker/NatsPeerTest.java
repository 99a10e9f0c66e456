package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NatsPeerTest {
  private final NatsServer server = NatsServer.start(NatsOptions.standard());
  private final Events events = new Events();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10));
  private final NatsPeer peer = NatsPeer.connect(server.url(), events, deadline);

  @AfterEach
  void close() {
    peer.close();
    server.close();
  }

  @Test
  void subscriberGetsWhatIsPublished() {
    peer.subscribe("greetings").publish("greetings", "answers", new byte[] {0, -1, 10});
    NatsMessage message = peer.next(deadline);
    assertThat(message.subject()).isEqualTo("greetings");
    assertThat(message.replyTo()).contains("answers");
    assertThat(message.payload()).containsExactly(0, -1, 10);
  }

  @Test
  void nextOfASubjectLeavesTheOthersForLater() {
    peer.subscribe(">");
    peer.publish("a", "1".getBytes(UTF_8));
    peer.publish("b.c", "2".getBytes(UTF_8));
    assertThat(peer.next("b.*", deadline).text()).isEqualTo("2");
    assertThat(peer.next(deadline).text()).isEqualTo("1");
    assertThat(peer.received()).extracting(NatsMessage::text).containsExactly("1", "2");
  }

  @Test
  void whatDoesNotComeIsNamed() {
    peer.subscribe("a").publish("a", "x".getBytes(UTF_8));
    peer.flush();
    Deadline soon = Deadline.in(Duration.ofMillis(1));
    assertThatThrownBy(() -> peer.next("b", soon))
        .isInstanceOf(Unmet.class)
        .hasMessage(
            "expected a message on b within 0.001 s, got 1 messages, not taken yet: 1 (a 'x')");
  }

  @Test
  void requestAwaitsSeveralAnswers() {
    peer.subscribe("ask", message -> answer(message, "1"));
    peer.subscribe("ask", message -> answer(message, "2"));
    List<NatsMessage> answers = peer.request("ask", new byte[0], 2, deadline);
    assertThat(answers).extracting(NatsMessage::text).containsExactly("1", "2");
  }

  private void answer(NatsMessage message, String text) {
    peer.publish(message.replyTo().orElseThrow(), text.getBytes(UTF_8));
  }

  @Test
  void requestThatNobodyAnswersEndsAtOnce() {
    assertThatThrownBy(() -> peer.request("ask", new byte[0], deadline))
        .isInstanceOf(Unmet.class)
        .hasMessageContaining("no responders");
  }

  @Test
  void mistakeInAHandlerEndsTheConnectionAndIsNamed() {
    peer.subscribe("a", message -> {
      throw new IllegalStateException("oops");
    });
    peer.publish("a", new byte[0]);
    assertThatThrownBy(() -> peer.next(deadline))
        .isInstanceOf(Unmet.class)
        .hasMessageContaining("oops");
  }

  @Test
  void waitEndsAtOnceWithTheConnection() {
    server.close();
    assertThatThrownBy(() -> peer.next(deadline))
        .isInstanceOf(Unmet.class)
        .hasMessageContaining("the connection ended");
  }

  @Test
  void serverThatIsNotThereIsNamed() {
    String url = server.url();
    server.close();
    assertThatThrownBy(() -> NatsPeer.connect(url, events, deadline))
        .isInstanceOf(Unmet.class)
        .hasMessageContaining("a NATS server at 127.0.0.1:" + server.port());
  }

  @Test
  void throughputCountsAllMessages() {
    Throughput throughput = Throughput.measure(server.url(), 16, 20_000, deadline);
    assertThat(throughput.messages()).isEqualTo(20_000);
    assertThat(throughput.perSecond()).isPositive();
  }
}
