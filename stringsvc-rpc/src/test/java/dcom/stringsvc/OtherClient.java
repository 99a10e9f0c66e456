package dcom.stringsvc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dcom.labkit.check.Admitted;
import dcom.labkit.check.Expect;
import dcom.labkit.check.SideBySide;
import dcom.labkit.expect.Unmet;
import dcom.labkit.expect.Visible;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.wire.rmi.RmiProtocol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RemoteObjectInvocationHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A client that is not the student's. A stub names its object's own port, past every tap, so it is
 * turned to the tap before the first call.
 */
final class OtherClient {
  static final Pattern READY = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

  private final Terminal server;
  private final Registry registry;
  private final int port;
  private final Tap tap;

  /** A client of a server that has said where it listens. */
  OtherClient(Terminal server, Taps taps) throws RemoteException {
    Admitted.only();
    this.server = server;
    this.port = port(server);
    this.tap = taps.open("127.0.0.1", port, new RmiProtocol(Upper.class));
    this.registry = LocateRegistry.getRegistry("127.0.0.1", tap.port());
  }

  /** Where a server listens, as it says itself: {@code 127.0.0.1:41234}. */
  static String address(Terminal server) {
    return "127.0.0.1:" + port(server);
  }

  private static int port(Terminal server) {
    server.awaitLine("Listening on 127.0.0.1:<port>", READY);
    return server.lines().stream()
        .map(Line::text)
        .map(READY::matcher)
        .filter(Matcher::matches)
        .mapToInt(ready -> Integer.parseInt(ready.group(1)))
        .findFirst()
        .orElseThrow();
  }

  /** At another address of this machine the server's port is closed; on Linux there is one. */
  void expectNobodyElsewhere() {
    String elsewhere = "127.0.0.2:" + port;
    boolean reached;
    try (Socket socket = new Socket("127.0.0.2", port)) {
      reached = socket.isConnected();
    } catch (IOException e) {
      reached = false;
    }
    Expect.that(!reached, "nobody listens at " + elsewhere, "it let somebody in there");
  }

  /** The server answers a call with this name by this text. */
  void expectResult(String name, String text) {
    String what = "another client gets for " + Visible.text(name);
    Expect.equal(
        what,
        text,
        call(what + "  " + text, upper -> upper.uppercase(new Args(name)).name()));
  }

  /** The server answers many clients at once, each with what it asked for. */
  void expectOwnResults(int clients, int calls, List<String> names) {
    String expected = clients + " clients at once each get the answer to their own call";
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      List<String> own = names.subList(client % names.size(), names.size());
      all.add(() -> call(expected, upper -> {
        for (int n = 0; n < calls; n++) {
          String name = own.get(n % own.size());
          String text = upper.uppercase(new Args(name)).name();
          Expect.that(text.equals(Lines.upper(name)), expected, "one got another one's");
        }
        return true;
      }));
    }
    new SideBySide(clients).run(all, done -> {});
  }

  /** The server refuses this name, with a message in one line. */
  void expectRefusal(String name) {
    String expected =
        "another client gets for " + Visible.text(name) + "  a BadName with a message in one line";
    String problem = call(expected, upper -> answered(upper, name));
    Expect.that(problem.isEmpty(), expected, problem);
  }

  private static String answered(Upper upper, String name) throws RemoteException {
    try {
      return "it got  the result '" + upper.uppercase(new Args(name)).name() + "'";
    } catch (BadName e) {
      String message = String.valueOf(e.getMessage()).strip();
      return message.lines().count() == 1 ? "" : "its message is '" + message + "'";
    }
  }

  /**
   * The server does not make this object when it comes as an argument of a call. No client's
   * compiler would let that pass; the bytes of such a call are easily written all the same.
   */
  void expectRejection(Serializable unexpected) {
    String name = unexpected.getClass().getName();
    String expected = "the server refuses " + name + " before it makes the object";
    String got = call(expected, upper -> sent(upper, unexpected));
    Expect.that(got.isEmpty(), expected, "it made the object; then it said: " + got);
  }

  /** Nothing if the server refused the class, otherwise what it said. */
  private static String sent(Upper upper, Serializable unexpected) throws Exception {
    try {
      RemoteObjectInvocationHandler stub =
          (RemoteObjectInvocationHandler) Proxy.getInvocationHandler(upper);
      Method method = Upper.class.getMethod("uppercase", Args.class);
      return "result " + stub.invoke(upper, method, new Object[] {unexpected});
    } catch (Exception e) {
      if (chain(e).anyMatch(cause -> cause instanceof InvalidClassException)) {
        return "";
      }
      if (lost(e)) {
        throw e;
      }
      return said(e);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Use<T> {
    T of(Upper upper) throws Exception;
  }

  private <T> T call(String expected, Use<T> use) {
    try {
      return use.of(upper());
    } catch (NotBoundException e) {
      throw new Unmet("the registry knows the name Upper", "it knows " + known());
    } catch (Unmet e) {
      throw e;
    } catch (Exception e) {
      if (lost(e)) {
        throw new Unmet(expected, "terminal 1 ended with exit code " + server.awaitExit());
      }
      throw new Unmet(expected, "it got  " + said(e));
    }
  }

  private String known() {
    try {
      List<String> names = List.of(registry.list());
      return names.isEmpty() ? "no name" : "only " + names;
    } catch (RemoteException e) {
      return "nothing any more";
    }
  }

  private Upper upper() throws Exception {
    return (Upper) turned(registry.lookup("Upper"));
  }

  /** The same stub, but its calls go through the tap: its bytes hold host and port. */
  private Object turned(Object stub) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(stub);
    String turned = bytes.toString(ISO_8859_1).replace(place(port), place(tap.port()));
    return new ObjectInputStream(new ByteArrayInputStream(turned.getBytes(ISO_8859_1)))
        .readObject();
  }

  private static String place(int port) {
    byte[] number = ByteBuffer.allocate(4).putInt(port).array();
    return "127.0.0.1" + new String(number, ISO_8859_1);
  }

  /** Whether the connection broke, and not only the call. */
  private static boolean lost(Exception e) {
    return chain(e)
        .anyMatch(cause -> cause instanceof EOFException || cause instanceof SocketException);
  }

  private static Stream<Throwable> chain(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
  }

  private static String said(Exception e) {
    Throwable last = chain(e).reduce((first, next) -> next).orElseThrow();
    return last.getClass().getSimpleName() + ": " + last.getMessage();
  }
}
