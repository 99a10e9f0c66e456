package dcom.labkit.broker;

/** A message server that somebody may talk to until it is closed. Thread-safe. */
public interface Broker extends AutoCloseable {
  /** Its address for clients, {@code nats://127.0.0.1:4222} for example. */
  default String url() {
    return "nats://" + host() + ":" + port();
  }

  /** The host part of the address. */
  String host();

  /** The port part of the address. */
  int port();

  /** Ends what was started for it; a remote broker stays as it is. May be called again. */
  @Override
  void close();
}
