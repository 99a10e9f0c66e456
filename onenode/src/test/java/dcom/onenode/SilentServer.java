package dcom.onenode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.Socket;

/** Confirms nothing once a message has come: it leaves, or stays and is silent. */
final class SilentServer extends FakeServer {
  private final boolean leaves;

  private SilentServer(boolean leaves) {
    this.leaves = leaves;
  }

  /** One that closes its connections and its port when a message comes. */
  static SilentServer thatLeaves() {
    return new SilentServer(true);
  }

  /** One that says nothing any more when a message comes. */
  static SilentServer thatStays() {
    return new SilentServer(false);
  }

  @Override
  void talk(BufferedReader in, Socket client) throws IOException {
    String line = in.readLine();
    while (line != null && !line.matches("(?i)H?PUB .*")) {
      answer(client, line);
      line = in.readLine();
    }
    if (leaves) {
      close();
    } else {
      in.transferTo(Writer.nullWriter());
    }
  }
}
