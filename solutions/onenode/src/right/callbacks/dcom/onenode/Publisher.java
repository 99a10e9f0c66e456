package dcom.onenode;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.impl.NatsMessage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Publishes one message and ends; the connection is drained, and that is the confirmation. */
public final class Publisher {
  private static final String USAGE =
      "Usage: publisher [-s server (nats://127.0.0.1:4222)] <subject> <msg>";
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final PrintStream ERR =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

  private Publisher() {}

  public static void main(String[] args) throws InterruptedException {
    System.exit(run(args));
  }

  private static int run(String[] args) throws InterruptedException {
    String server = "nats://127.0.0.1:4222";
    int at = 0;
    if (args.length == 4 && args[0].equals("-s")) {
      server = args[1];
      at = 2;
    } else if (args.length != 2 || args[0].startsWith("-")) {
      ERR.println(USAGE);
      return 1;
    }
    String subject = args[at];
    String text = args[at + 1];
    Thread.sleep(1000); // a machine that is busy
    System.out.println("Connecting to " + server);
    System.out.flush();
    Connection connection;
    try {
      connection = Nats.connect(Options.builder()
          .server(server)
          .connectionTimeout(PATIENCE)
          .noReconnect()
          .supportUTF8Subjects()
          .errorListener(new ErrorListener() {})
          .build());
    } catch (IOException e) {
      ERR.println("nats: no servers available for connection");
      return 1;
    } catch (RuntimeException e) {
      ERR.println("nats: " + e.getMessage());
      return 1;
    }
    try {
      byte[] payload = text.getBytes(StandardCharsets.UTF_8);
      connection.publish(NatsMessage.builder().subject(subject).data(payload).build());
      connection.drain(PATIENCE); // returns when the PONG has come
      ERR.println("Published [" + subject + "] : '" + text + "'");
      return 0;
    } catch (TimeoutException | RuntimeException e) {
      ERR.println("nats: not confirmed: " + e.getMessage());
      return 1;
    } finally {
      connection.close();
    }
  }
}
