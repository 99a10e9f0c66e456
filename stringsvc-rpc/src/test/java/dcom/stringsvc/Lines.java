package dcom.stringsvc;

import dcom.labkit.terminal.Terminal;
import java.util.Locale;

/** The lines that a client must print. */
final class Lines {
  private Lines() {}

  static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  static String synchronous(String name, String result) {
    return "Synchronous Call to Upper: " + name + "=" + result;
  }

  static String asynchronous(String name, String result) {
    return "Asynchronous Call to Upper: " + name + "=" + result;
  }

  static String noAnswer(long millis) {
    return "upper error: no answer within " + millis + " ms";
  }

  /** The client ends with exit code 1, behind this line and without a stack trace. */
  static void expectError(Terminal client, String line) {
    client.awaitLine(line).awaitExit(1);
    client.expectNone("\tat ");
  }
}
