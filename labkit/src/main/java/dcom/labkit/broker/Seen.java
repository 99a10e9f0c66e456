package dcom.labkit.broker;

/** What answers at an address. */
sealed interface Seen {
  /** A NATS server; {@code info} is its first line without the verb. */
  record Nats(String info) implements Seen {
    String version() {
      return info.replaceFirst(".*\"version\":\"([^\"]*)\".*", "$1");
    }
  }

  /** Something else, as a noun with its article. */
  record Other(String what) implements Seen {}

  /** Nothing listens; {@code why} is the system's word for it. */
  record Nobody(String why) implements Seen {}
}
