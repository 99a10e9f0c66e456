package dcom.onenode;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Keeps a subscriber connected, and says when its server went away and when it is back. */
final class Link implements ConnectionListener {
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String server;
  private final Consumer<String> say;
  private boolean lost = true;

  private Link(String server, Consumer<String> say) {
    this.server = server;
    this.say = say;
  }

  static Connection open(String server, Consumer<String> say)
      throws IOException, InterruptedException {
    return Nats.connect(Options.builder()
        .server(server)
        .supportUTF8Subjects()
        .connectionTimeout(PATIENCE)
        .maxReconnects(-1)
        .reconnectWait(Duration.ofMillis(100))
        .reconnectJitter(Duration.ofMillis(20))
        .connectionListener(new Link(server, say))
        .errorListener(new ErrorListener() {})
        .build());
  }

  @Override
  public void connectionEvent(Connection connection, Events event) {
    if (event == Events.CONNECTED) {
      lost = false;
    } else if (event == Events.DISCONNECTED && !lost) {
      lost = true;
      say.accept("Disconnected from " + server);
    } else if (event == Events.RESUBSCRIBED && lost && confirmed(connection)) {
      lost = false;
      say.accept("Reconnected to " + server);
    }
  }

  /** Whether the server has dealt with all that was sent to it; false when it went away again. */
  private static boolean confirmed(Connection connection) {
    while (connection.getStatus() == Connection.Status.CONNECTED) {
      try {
        connection.flush(PATIENCE);
        return true;
      } catch (TimeoutException | IllegalStateException e) {
        // Slow, or gone: then its next return will tell.
      } catch (InterruptedException e) {
        return false;
      }
    }
    return false;
  }
}
