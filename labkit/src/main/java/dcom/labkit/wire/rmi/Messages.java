package dcom.labkit.wire.rmi;

import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import dcom.labkit.wire.rmi.Cursor.Malformed;
import dcom.labkit.wire.rmi.Methods.Known;
import dcom.labkit.wire.rmi.Methods.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads messages: greetings first, then calls and returns. Remembers only how far the greetings have
 * come.
 */
final class Messages {
  private static final int MAGIC = 0x4A524D49; // JRMI
  private static final int STREAM = 0x4B;
  private static final int SINGLE = 0x4C;
  private static final int EXCEPTION = 2;
  private static final int UNIQUE_ID = 14;

  private final Direction direction;
  private final Methods methods;
  private State state = State.START;

  private enum State {
    START,
    ENDPOINT,
    MESSAGES
  }

  Messages(Direction direction, Methods methods) {
    this.direction = direction;
    this.methods = methods;
  }

  /** The message that begins here; nothing is remembered of one that is not whole. */
  Frame read(Cursor in) {
    if (state == State.ENDPOINT) {
      Frame frame = frame(in, "Endpoint", place(in));
      state = State.MESSAGES;
      return frame;
    }
    if (state == State.START && direction == Direction.TO_SERVER) {
      return greeting(in);
    }
    return message(in);
  }

  private Frame greeting(Cursor in) {
    if (in.i4() != MAGIC) {
      throw new Malformed("a connection begins with JRMI");
    }
    int version = in.u2();
    int protocol = in.u1();
    Frame frame = frame(in, "JRMI", "version " + version + ", " + name(protocol));
    state = protocol == STREAM ? State.ENDPOINT : State.MESSAGES;
    return frame;
  }

  private static String name(int protocol) {
    return protocol == STREAM ? "stream" : protocol == SINGLE ? "single call" : "multiplex";
  }

  private Frame message(Cursor in) {
    return switch (in.u1()) {
      case 0x4E -> frame(in, "ProtocolAck", place(in));
      case 0x4F -> frame(in, "ProtocolNotSupported");
      case 0x50 -> call(in);
      case 0x51 -> answer(in);
      case 0x52 -> frame(in, "Ping");
      case 0x53 -> frame(in, "PingAck");
      case 0x54 -> acknowledgement(in);
      default -> throw new Malformed("no message begins like this");
    };
  }

  private static String place(Cursor in) {
    return in.utf() + ":" + in.i4();
  }

  private static Frame acknowledgement(Cursor in) {
    in.take(UNIQUE_ID);
    return frame(in, "DgcAck");
  }

  private Frame call(Cursor in) {
    ObjectStream stream = new ObjectStream(in);
    Cursor header = new Cursor(stream.block());
    Target target = Target.of(header.i8());
    header.take(UNIQUE_ID);
    Known method = methods.find(target, header.i4(), header.i8());
    List<String> arguments = contents(stream, method.objects());
    String text = "Call " + method.name() + "(" + String.join(", ", arguments) + ")";
    return frame(in, "Call", text, method.name(), stream);
  }

  private static Frame answer(Cursor in) {
    ObjectStream stream = new ObjectStream(in);
    Cursor header = new Cursor(stream.block());
    boolean exception = header.u1() == EXCEPTION;
    header.take(UNIQUE_ID);
    String values = String.join(", ", contents(stream, exception ? 1 : 0));
    String kind = exception ? "exception" : "value";
    return frame(in, "Return", ("Return " + kind + " " + values).strip(), kind, stream);
  }

  private static List<String> contents(ObjectStream stream, int atLeast) {
    List<String> contents = new ArrayList<>();
    while (contents.size() < atLeast || stream.more()) {
      contents.add(stream.content());
    }
    return contents;
  }

  private static Frame frame(Cursor in, String verb, String... arguments) {
    String text = (verb + " " + String.join(" ", arguments)).strip();
    return new Frame(verb, List.of(arguments), new byte[0], text, in.read());
  }

  private static Frame frame(
      Cursor in, String verb, String text, String first, ObjectStream stream) {
    List<String> arguments = new ArrayList<>(List.of(first));
    arguments.addAll(stream.classes());
    byte[] bytes = in.read();
    byte[] payload = Arrays.copyOfRange(bytes, 1, bytes.length);
    return new Frame(verb, arguments, payload, text, bytes);
  }
}
