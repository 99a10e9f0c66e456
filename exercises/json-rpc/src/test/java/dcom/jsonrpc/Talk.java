package dcom.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * A connection between a check and a program, read by a thread of its own. Every wait ends at the
 * check's deadline, and at once when the connection has ended.
 */
final class Talk implements Closeable {
  /** For a program that ends its connections to say why, and perhaps to end itself. */
  private static final Duration LAST_WORDS = Duration.ofMillis(300);

  private final Socket socket;
  private final Terminal program;
  private final Events events;
  private final Deadline deadline;
  private final Queue<JsonNode> came = new ArrayDeque<>();
  private Optional<String> end = Optional.empty();
  private byte[] rest = {};

  /** With this program, over a connection that is open. */
  Talk(Socket socket, Terminal program, Events events, Deadline deadline) {
    this.socket = socket;
    this.program = program;
    this.events = events;
    this.deadline = deadline;
    Thread reader = new Thread(this::read, "talk with " + name());
    reader.setDaemon(true);
    reader.start();
  }

  /** Sends text in one piece; a program that is gone is found out by the next wait. */
  Talk send(String text) {
    return send(text.getBytes(UTF_8));
  }

  /** Sends a text up to the first byte of a part of it, in one piece. */
  void sendUntilWithin(String part, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    int cut = text.substring(0, text.indexOf(part)).getBytes(UTF_8).length + 1;
    rest = Arrays.copyOfRange(bytes, cut, bytes.length);
    send(Arrays.copyOf(bytes, cut));
  }

  /** Sends what is left of that text. */
  Talk sendRest() {
    return send(rest);
  }

  private Talk send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      // The reader hears of it, too.
    }
    return this;
  }

  /** Says that nothing more will be sent; still hears what comes. */
  Talk finish() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      // As above.
    }
    return this;
  }

  /**
   * Waits for the next value.
   *
   * @param what the value in words or as JSON, behind {@code terminal 1}: {@code answers …}
   */
  JsonNode next(String what) {
    return events
        .await(deadline, () -> Optional.ofNullable(came.poll()).or(this::nothingMore))
        .filter(not(JsonNode::isMissingNode))
        .orElseThrow(() -> new Unmet(name() + " " + what, instead()));
  }

  /** Waits for so many values. */
  List<JsonNode> next(int count, String what) {
    List<JsonNode> values = new ArrayList<>();
    while (values.size() < count) {
      values.add(next(what + " (" + count + " in all, " + values.size() + " came)"));
    }
    return values;
  }

  /** Waits for the end of the connection; what came before it. */
  List<JsonNode> awaitEnd() {
    return events
        .await(deadline, () -> end.map(any -> List.copyOf(came)))
        .orElseThrow(() -> new Unmet(name() + " ends the connection", "it is still open"));
  }

  private Optional<JsonNode> nothingMore() {
    return end.map(any -> Wire.NOTHING);
  }

  private String instead() {
    String how = events.read(() -> end.orElse("sent nothing more; the connection is open"));
    events.await(Deadline.in(LAST_WORDS), this::lastWords);
    String last = program.lines().stream()
        .reduce((any, later) -> later)
        .filter(line -> !Service.saysReady(line.text()))
        .map(line -> "; its last line was " + line.text())
        .orElse("");
    return name() + " " + how + ended() + last;
  }

  private String ended() {
    return program.exit().isPresent() ? " and ended with exit code " + program.awaitExit() : "";
  }

  private Optional<String> lastWords() {
    boolean said = program.exit().isPresent()
        || program.lines().stream().map(Line::text).anyMatch(text -> text.contains("TODO"));
    return said ? Optional.of("all") : Optional.empty();
  }

  private void read() {
    try {
      MappingIterator<JsonNode> values = Wire.values(new Ration(socket.getInputStream()));
      while (values.hasNextValue()) {
        JsonNode value = values.nextValue();
        events.announce(() -> came.add(value));
      }
      ended("ended the connection");
    } catch (JsonProcessingException e) {
      ended("sent what is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      ended("ended the connection"); // with a reset: it had not read all
    }
  }

  private void ended(String how) {
    events.announce(() -> end = Optional.of(how));
  }

  private String name() {
    return "terminal " + program.number();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
