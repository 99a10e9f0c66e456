package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Calendar;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Prints every message on a subject until it is stopped; all of it in one thread. */
record Subscriber(String server, boolean timestamps, String subject) {
  private static final String USAGE = "Usage: subscriber [-s server] [-t] <subject>";

  private static final PrintStream ERR =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);

  public static void main(String... words) {
    try {
      parse(new ArrayDeque<>(List.of(words))).run();
    } catch (Exception e) {
      end(e.getMessage());
    }
  }

  static void end(String reason) {
    ERR.println(reason);
    System.exit(1);
  }

  private static Subscriber parse(Deque<String> words) {
    String server = "nats://127.0.0.1:4222";
    boolean timestamps = false;
    while (words.size() > 1) {
      switch (words.remove()) {
        case "-s" -> server = words.remove();
        case "-t" -> timestamps = true;
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    if (words.isEmpty() || words.element().startsWith("-")) {
      throw new IllegalArgumentException(USAGE);
    }
    return new Subscriber(server, timestamps, words.remove());
  }

  private void run() throws Exception {
    Thread.sleep(700);
    System.out.println("Connecting to " + server);
    int number = 0;
    boolean listened = false;
    while (true) {
      boolean up = false;
      try (Link link = new Link(server)) {
        link.send("SUB " + subject + " 1\r\nPING\r\n");
        while (true) {
          Link.Item item = link.next();
          String stamp = stamp();
          if (item.subject() != null) {
            number++;
            String text = new String(item.payload(), UTF_8);
            ERR.println(
                stamp + "[#" + number + "] Received on [" + item.subject() + "]: '" + text + "'");
          } else if (!up) {
            ERR.println(listened ? "Reconnected to " + server : "Listening on [" + subject + "]");
            up = true;
            listened = true;
            link.waitForEver();
          }
        }
      } catch (IOException e) {
        if (!listened) {
          throw new IOException("Can't connect: nats: no servers available for connection", e);
        }
      }
      if (up) {
        ERR.println("Disconnected from " + server);
      }
      Thread.sleep(2000);
    }
  }

  private String stamp() {
    return timestamps
        ? String.format(Locale.ROOT, "%1$tY/%1$tm/%1$td %1$tH:%1$tM:%1$tS ", Calendar.getInstance())
        : "";
  }
}
