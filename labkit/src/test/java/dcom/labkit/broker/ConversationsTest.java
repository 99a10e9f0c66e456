package dcom.labkit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.broker.NatsOptions.Limits;
import dcom.labkit.broker.NatsOptions.Patience;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The embedded server and the real one give the same answers in the same conversations. */
class ConversationsTest {
  private static final Map<String, Broker> BROKERS = new HashMap<>();

  @TempDir
  private static Path folder;

  @AfterAll
  static void close() {
    BROKERS.values().forEach(Broker::close);
    BROKERS.clear();
  }

  static Stream<String> conversations() throws IOException, URISyntaxException {
    Path here = Path.of(ConversationsTest.class.getResource("conversations").toURI());
    try (Stream<Path> files = Files.list(here)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".txt"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conversations")
  void embeddedServerAnswersAsWritten(String name) throws Exception {
    assertThat(play(name, "embedded")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conversations")
  void realServerAnswersAsWritten(String name) throws Exception {
    RealPeers.requireNatsServer();
    assertThat(play(name, "real")).isEmpty();
  }

  private static String play(String name, String kind) throws Exception {
    Path file =
        Path.of(ConversationsTest.class.getResource("conversations/" + name).toURI());
    List<String> lines = Files.readAllLines(file);
    String setup = lines.get(0).substring("server: ".length());
    Broker broker = broker(kind, setup);
    try (Conversation conversation = new Conversation(broker.port())) {
      return conversation.play(lines);
    }
  }

  private static Broker broker(String kind, String setup) throws IOException {
    String key = kind + "-" + setup;
    if (!BROKERS.containsKey(key)) {
      BROKERS.put(key, kind.equals("real") ? real(setup) : NatsServer.start(embedded(setup)));
    }
    return BROKERS.get(key);
  }

  private static NatsOptions embedded(String setup) {
    NatsOptions standard = NatsOptions.standard();
    return switch (setup) {
      case "user" -> standard.withAccess(new Access.UserPassword("ann", "s3cret"));
      case "token" -> standard.withAccess(new Access.Token("t0ken"));
      case "small" -> standard.withLimits(new Limits(128, 64, 1 << 20));
      case "short-login" ->
        standard
            .withAccess(new Access.Token("t0ken"))
            .withPatience(new Patience(millis(60_000), 1, millis(50), millis(10_000)));
      case "impatient" ->
        standard.withPatience(new Patience(millis(300), 1, millis(2_000), millis(10_000)));
      default -> standard;
    };
  }

  private static Duration millis(int millis) {
    return Duration.ofMillis(millis);
  }

  private static Broker real(String setup) throws IOException {
    String settings = switch (setup) {
      case "user" -> "authorization { user: ann, password: s3cret }";
      case "token" -> "authorization { token: t0ken }";
      case "small" -> "max_payload: 64\nmax_control_line: 128";
      case "short-login" -> "authorization { token: t0ken, timeout: 0.05 }";
      case "impatient" -> "ping_interval: \"300ms\"\nping_max: 1";
      default -> "";
    };
    Path own = folder.resolve(setup);
    Files.createDirectories(own);
    Path file = Files.writeString(own.resolve("server.conf"), settings);
    return ServerProcess.start(own, "-c", file.toString());
  }
}
