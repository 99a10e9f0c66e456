package dcom.labkit.broker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What answers at an address. */
sealed interface Seen {
  /** A NATS server; {@code info} is its first line without the verb. */
  record Nats(String info) implements Seen {
    private static final Pattern VERSION = Pattern.compile("\"version\":\"([^\"]*+)\"");

    String version() {
      Matcher version = VERSION.matcher(info);
      return version.find() ? version.group(1) : info;
    }
  }

  /** Something else, as a noun with its article. */
  record Other(String what) implements Seen {}

  /** Nothing listens; {@code why} is the system's word for it. */
  record Nobody(String why) implements Seen {}
}
