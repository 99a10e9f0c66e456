package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dcom.labkit.wire.Quoted;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plays one of the conversations; FORMAT.md beside them says what a line means. */
final class Conversation implements AutoCloseable {
  private static final Pattern STEP = Pattern.compile("(\\d+)(>>|>|<~|<)(?: (.*))?");
  private static final Pattern MANY = Pattern.compile("\\{(.)\\*(\\d+)}");
  private static final Pattern BYTE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|([rnt]))");
  private static final String END = "(end)";
  private static final int PATIENCE = 5_000;

  private final int port;
  private final Map<Integer, Client> clients = new TreeMap<>();

  Conversation(int port) {
    this.port = port;
  }

  /** The first deviation, or an empty text. */
  String play(List<String> lines) throws IOException {
    for (String line : lines) {
      Matcher step = STEP.matcher(line);
      String deviation = step.matches() ? play(step) : "";
      if (!deviation.isEmpty()) {
        return line + "   but the server said " + deviation;
      }
    }
    return playEnd();
  }

  private String play(Matcher step) throws IOException {
    Client client = client(Integer.parseInt(step.group(1)));
    String text = bytes(step.group(3) == null ? "" : step.group(3));
    switch (step.group(2)) {
      case ">" -> client.send(text + "\r\n");
      case ">>" -> client.send(text);
      case "<" -> {
        return client.awaitLine(Pattern.compile(Pattern.quote(text)));
      }
      default -> {
        return client.awaitLine(Pattern.compile(step.group(3)));
      }
    }
    return "";
  }

  private String playEnd() throws IOException {
    for (Map.Entry<Integer, Client> each : clients.entrySet()) {
      String deviation = each.getValue().ended ? "" : each.getValue().awaitPong();
      if (!deviation.isEmpty()) {
        return "client " + each.getKey() + " asked for PONG at the end, and got " + deviation;
      }
    }
    return "";
  }

  private Client client(int number) throws IOException {
    if (!clients.containsKey(number)) {
      clients.put(number, new Client(new Socket("127.0.0.1", port)));
    }
    return clients.get(number);
  }

  private static String bytes(String text) {
    String many = MANY.matcher(text)
        .replaceAll(match -> match.group(1).repeat(Integer.parseInt(match.group(2))));
    return BYTE.matcher(many)
        .replaceAll(match -> Matcher.quoteReplacement(one(match.group(1), match.group(2))));
  }

  private static String one(String hex, String letter) {
    return hex == null
        ? Map.of("r", "\r", "n", "\n", "t", "\t").get(letter)
        : String.valueOf((char) Integer.parseInt(hex, 16));
  }

  @Override
  public void close() throws IOException {
    for (Client client : clients.values()) {
      client.socket.close();
    }
  }

  private static final class Client {
    private final Socket socket;
    private final InputStream in;
    private boolean ended;

    private Client(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      socket.setSoTimeout(PATIENCE);
      socket.setTcpNoDelay(true);
      if (!line().equals("INFO")) {
        throw new IOException("the server does not begin with INFO");
      }
    }

    private void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private String awaitPong() throws IOException {
      send("PING\r\n");
      return awaitLine(Pattern.compile("PONG"));
    }

    private String awaitLine(Pattern expected) throws IOException {
      String line = line();
      ended |= line.equals(END);
      return expected.matcher(line).matches() ? "" : Quoted.of(line.getBytes(ISO_8859_1), 200);
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      try {
        int next = in.read();
        while (next >= 0 && next != '\n') {
          line.write(next);
          next = in.read();
        }
        return next < 0 ? END : normal(line.toString(ISO_8859_1));
      } catch (SocketException e) {
        return END;
      }
    }

    private static String normal(String line) {
      String bare = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      return bare.startsWith("INFO {") ? "INFO" : bare;
    }
  }
}
