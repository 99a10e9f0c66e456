package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Prints every message on a subject until it is stopped. */
final class Subscriber {
  private static final String USAGE = "Usage: subscriber [-s server] [-t] <subject>";

  private final String server;
  private final boolean timestamps;
  private final String subject;
  private long number;

  private Subscriber(String server, boolean timestamps, String subject) {
    this.server = server;
    this.timestamps = timestamps;
    this.subject = subject;
  }

  /** Listens until it is stopped, or says in one line why it cannot. */
  public static void main(String... words) {
    try {
      parse(new ArrayDeque<>(List.of(words))).run();
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
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
    Thread.sleep(300);
    System.out.println("Connecting to " + server);
    Thread.sleep(300);
    Link link;
    try {
      link = new Link(server, this::show);
    } catch (IOException e) {
      throw new IOException("Can't connect: nats: no servers available for connection", e);
    }
    Thread.sleep(300);
    link.patience(0);
    link.subscribe(subject);
    link.confirm();
    Thread.sleep(300);
    System.err.println("Listening on [" + subject + "]");
    while (true) {
      try {
        while (true) {
          link.step();
        }
      } catch (IOException e) {
        link.close();
      }
      System.err.println("Disconnected from " + server);
      link = again();
      System.err.println("Reconnected to " + server);
    }
  }

  /** Tries until the server has confirmed the subscription. */
  private Link again() throws Exception {
    while (true) {
      Thread.sleep(150);
      Link link;
      try {
        link = new Link(server, this::show);
      } catch (IOException e) {
        continue;
      }
      try {
        link.patience(0);
        link.subscribe(subject);
        link.confirm();
        return link;
      } catch (IOException e) {
        link.close();
      }
    }
  }

  private void show(Link.Arrival arrival) {
    String stamp = "";
    if (timestamps) {
      ZonedDateTime now = ZonedDateTime.now();
      stamp = String.format(
          java.util.Locale.ROOT,
          "%04d/%02d/%02d %02d:%02d:%02d ",
          now.getYear(),
          now.getMonthValue(),
          now.getDayOfMonth(),
          now.getHour(),
          now.getMinute(),
          now.getSecond());
    }
    number++;
    String text = new String(arrival.data(), UTF_8);
    System.err.println(
        stamp + "[#" + number + "] Received on [" + arrival.subject() + "]: '" + text + "'");
  }
}
