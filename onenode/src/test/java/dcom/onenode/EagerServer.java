package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.util.List;

/**
 * Has messages for each client that subscribes: some come before the subscription is confirmed, and
 * many at once behind that.
 */
final class EagerServer extends FakeServer {
  private final List<String> early;
  private final List<String> late;

  EagerServer(List<String> early, List<String> late) {
    this.early = early;
    this.late = late;
  }

  @Override
  void talk(BufferedReader in, Socket client) throws IOException {
    String subscription = "";
    boolean confirmed = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.matches("(?i)SUB .*")) {
        String[] words = line.split("\\s+");
        subscription = words[1] + " " + words[words.length - 1];
        send(early, subscription, client);
      }
      answer(client, line);
      if (line.equalsIgnoreCase("PING") && !subscription.isEmpty() && !confirmed) {
        confirmed = true;
        send(late, subscription, client);
      }
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
