package dcom.labkit.wire.grpc;

import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import dcom.labkit.wire.Quoted;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says what frames of one direction mean. Remembers what earlier ones said: header fields, and
 * messages that are not complete yet.
 */
final class FrameNames {
  private static final int LONGEST_BLOCK = 1 << 20;
  private static final int FEW = 3;

  private final Direction direction;
  private final Calls calls;
  private final HeaderReader headers = new HeaderReader();
  private final Map<Integer, Messages> messages = new HashMap<>();
  private final ByteArrayOutputStream block = new ByteArrayOutputStream();
  private boolean blockEndsStream;

  FrameNames(Direction direction, Calls calls) {
    this.direction = direction;
    this.calls = calls;
  }

  /** Never throws: a frame that breaks the rules keeps its verb, and its bytes are shown. */
  Frame name(RawFrame raw) {
    try {
      return FrameType.of(raw.type())
          .map(type -> named(type, raw))
          .orElseGet(() -> frame("TYPE-" + raw.type(), raw, raw.body().remaining() + " bytes"));
    } catch (RuntimeException e) {
      String verb = FrameType.of(raw.type()).map(FrameType::name).orElse("?");
      return frame(verb, raw, "broken (" + e.getMessage() + ") " + Quoted.of(raw.bytes(), 60));
    }
  }

  private Frame named(FrameType type, RawFrame raw) {
    ByteBuffer body = raw.body();
    return switch (type) {
      case DATA -> data(raw);
      case HEADERS, CONTINUATION -> headers(type, raw);
      case SETTINGS -> frame(type.name(), raw, raw.endsStream() ? "ack" : Codes.settings(body));
      case PING -> frame(type.name(), raw, raw.endsStream() ? "ack" : "");
      case RST_STREAM -> reset(raw);
      case GOAWAY -> frame(type.name(), raw, goAway(body));
      case WINDOW_UPDATE -> frame(type.name(), raw, "+" + body.getInt());
      default -> frame(type.name(), raw, body.remaining() + " bytes");
    };
  }

  private Frame data(RawFrame raw) {
    byte[] content = raw.content();
    List<byte[]> complete =
        messages.computeIfAbsent(raw.stream(), any -> new Messages()).feed(content);
    String shown = shown(raw.stream(), complete);
    String text = shown.isEmpty() ? content.length + " bytes" : shown;
    if (raw.endsStream()) {
      end(raw.stream());
    }
    return frame("DATA", raw, List.of(), content, text + (raw.endsStream() ? " end" : ""));
  }

  /** Of many messages in one frame only the first and the last. */
  private String shown(int stream, List<byte[]> complete) {
    int last = complete.size() - 1;
    return IntStream.rangeClosed(0, last)
        .filter(number -> number == 0 || number == last || last < FEW)
        .mapToObj(number -> calls.show(stream, direction, complete.get(number)))
        .collect(Collectors.joining(last < FEW ? ", " : " … " + (last - 1) + " more … "));
  }

  private Frame headers(FrameType type, RawFrame raw) {
    if (type == FrameType.HEADERS) {
      block.reset();
      blockEndsStream = raw.endsStream();
    }
    byte[] content = type == FrameType.HEADERS ? raw.content() : raw.body().array();
    int from = type == FrameType.HEADERS ? 0 : RawFrame.HEAD;
    block.write(content, from, content.length - from);
    if (block.size() > LONGEST_BLOCK) {
      block.reset();
      throw new IllegalArgumentException("headers of more than 1 MB");
    }
    return raw.endsHeaders() ? unpacked(type, raw) : frame(type.name(), raw, "to be continued");
  }

  private Frame unpacked(FrameType type, RawFrame raw) {
    List<HeaderField> fields = headers.read(block.toByteArray());
    fields.stream()
        .filter(field -> field.name().equals(":path"))
        .forEach(path -> calls.begin(raw.stream(), path.value()));
    if (blockEndsStream) {
      end(raw.stream());
    }
    List<String> words = fields.stream().map(HeaderField::toString).toList();
    String text = HeaderText.of(fields) + (blockEndsStream ? " end" : "");
    return frame(type.name(), raw, words, new byte[0], text);
  }

  private Frame reset(RawFrame raw) {
    messages.remove(raw.stream());
    calls.end(raw.stream());
    return frame("RST_STREAM", raw, Codes.error(raw.body().getInt()));
  }

  private void end(int stream) {
    messages.remove(stream);
    if (direction == Direction.TO_CLIENT) {
      calls.end(stream);
    }
  }

  private static String goAway(ByteBuffer body) {
    String text = "last " + body.getInt() + " " + Codes.error(body.getInt());
    byte[] words = new byte[body.remaining()];
    body.get(words);
    return words.length == 0 ? text : text + " " + Quoted.of(words, 100);
  }

  private static Frame frame(String verb, RawFrame raw, String text) {
    return frame(verb, raw, List.of(), new byte[0], text);
  }

  private static Frame frame(
      String verb, RawFrame raw, List<String> more, byte[] payload, String text) {
    String stream = String.valueOf(raw.stream());
    List<String> arguments = new ArrayList<>(List.of(stream));
    arguments.addAll(more);
    String line = Stream.of(verb, raw.stream() == 0 ? "" : stream, text)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
    return new Frame(verb, arguments, payload, line, raw.bytes());
  }
}
