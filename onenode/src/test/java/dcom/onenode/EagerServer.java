package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.util.List;

/**
 * Has messages for each client that subscribes: some come behind the PING that follows the
 * subscription and before its PONG, and many at once behind that. It can leave one client there.
 *
 * <p>None come sooner: a dispatcher of the Java library drops a message that comes while its
 * subscribe() is still at work, and no program can prevent that.
 */
final class EagerServer extends FakeServer {
  private final List<String> early;
  private final List<String> late;
  private boolean leaving;

  EagerServer(List<String> early, List<String> late) {
    this.early = early;
    this.late = late;
  }

  /** The next client that asks whether it has subscribed is left without an answer. */
  synchronized void leaveNext() {
    leaving = true;
  }

  private synchronized boolean leaves() {
    boolean now = leaving;
    leaving = false;
    return now;
  }

  @Override
  void talk(BufferedReader in, Socket client) throws IOException {
    String subscription = "";
    boolean confirmed = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      boolean first = line.equalsIgnoreCase("PING") && !subscription.isEmpty() && !confirmed;
      if (line.matches("(?i)SUB .*")) {
        String[] words = line.split("\\s+");
        subscription = words[1] + " " + words[words.length - 1];
      } else if (first && leaves()) {
        client.close();
        return;
      }
      send(first ? early : List.of(), subscription, client);
      answer(client, line);
      send(first ? late : List.of(), subscription, client);
      confirmed |= first;
    }
  }

  private static void send(List<String> texts, String subscription, Socket client)
      throws IOException {
    StringBuilder messages = new StringBuilder();
    for (String text : texts) {
      int length = text.getBytes(UTF_8).length;
      messages.append("MSG " + subscription + " " + length + "\r\n" + text + "\r\n");
    }
    client.getOutputStream().write(messages.toString().getBytes(UTF_8));
  }
}
