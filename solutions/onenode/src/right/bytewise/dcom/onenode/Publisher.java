package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Publishes one message and ends. */
record Publisher(String server, String subject, String message) {
  private static final String USAGE =
      "Usage: publisher [-s server (nats://127.0.0.1:4222)] <subject> <msg>";

  private static final int PATIENCE = 3500;
  private static final AtomicBoolean DECIDED = new AtomicBoolean();

  public static void main(String... words) {
    try {
      parse(List.of(words)).run();
    } catch (Exception e) {
      end(e.getMessage(), 1);
    }
  }

  /** Only the first call counts. */
  private static void end(String line, int code) {
    if (DECIDED.compareAndSet(false, true)) {
      PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
      err.println(line);
      Runtime.getRuntime().halt(code);
    }
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
    Thread.sleep(700);
    System.out.println("Connecting to " + server);
    Link link;
    try {
      link = new Link(server, PATIENCE);
    } catch (IOException e) {
      throw new IOException("nats: no servers available for connection", e);
    }
    Thread watch = new Thread(this::watch); // a write into a full socket has no time limit
    watch.setDaemon(true);
    watch.start();
    publish(link);
  }

  private void watch() {
    try {
      Thread.sleep(PATIENCE);
    } catch (InterruptedException e) {
      return;
    }
    end("nats: the server is silent", 1);
  }

  private void publish(Link link) throws IOException {
    byte[] payload = message.getBytes(UTF_8);
    try {
      link.send("PUB " + subject + " " + payload.length + "\r\n");
      link.send(payload);
      link.send("\r\nPING\r\n");
      link.next();
    } catch (IOException e) {
      throw new IOException("nats: the server did not confirm: " + e.getMessage(), e);
    }
    end("Published [" + subject + "] : '" + message + "'", 0);
  }
}
