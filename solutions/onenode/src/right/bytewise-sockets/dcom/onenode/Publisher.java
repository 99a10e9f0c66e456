package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/** Publishes one message and ends. */
record Publisher(String server, String subject, String message) {
  private static final String USAGE =
      "Usage: publisher [-s server (nats://127.0.0.1:4222)] <subject> <msg>";

  /** Publishes, or says in one line why not, and ends with exit code 1. */
  public static void main(String... words) throws InterruptedException {
    try {
      parse(List.of(words)).run();
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    Thread.sleep(200);
    System.exit(0);
  }

  private static Publisher parse(List<String> words) {
    if (words.size() == 2 && !words.get(0).startsWith("-")) {
      return new Publisher("nats://127.0.0.1:4222", words.get(0), words.get(1));
    }
    if (words.size() == 4 && words.get(0).equals("-s")) {
      return new Publisher(words.get(1), words.get(2), words.get(3));
    }
    throw new IllegalArgumentException(USAGE);
  }

  private void run() throws Exception {
    Thread.sleep(300);
    System.out.println("Connecting to " + server);
    Thread.sleep(300);
    Link link;
    try {
      link = new Link(server, arrival -> {});
    } catch (IOException e) {
      throw new IOException("nats: no servers available for connection", e);
    }
    Thread.sleep(300);
    Thread watch = new Thread(this::giveUp);
    watch.setDaemon(true);
    watch.start();
    link.publish(subject, message.getBytes(UTF_8));
    try {
      link.confirm();
    } catch (IOException e) {
      throw new IOException("nats: no confirmation: " + e.getMessage(), e);
    }
    synchronized (this.subject) {
      System.err.println("Published [" + subject + "] : '" + message + "'");
      System.err.flush();
      Runtime.getRuntime().halt(0);
    }
  }

  private void giveUp() {
    try {
      Thread.sleep(3500);
    } catch (InterruptedException e) {
      return;
    }
    synchronized (this.subject) {
      System.err.println("nats: the server says nothing");
      Runtime.getRuntime().halt(1);
    }
  }
}
