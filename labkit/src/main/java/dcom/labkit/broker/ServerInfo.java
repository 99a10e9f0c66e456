package dcom.labkit.broker;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** What the server says of itself in {@code INFO}. Immutable. */
final class ServerInfo {
  /** The version of nats-server whose protocol is spoken; client libraries look at it. */
  private static final String VERSION = "2.10.0-embedded";

  private final String id =
      "LABKIT" + Long.toHexString(ThreadLocalRandom.current().nextLong());
  private final NatsOptions options;
  private final int port;

  ServerInfo(NatsOptions options, int port) {
    this.options = options;
    this.port = port;
  }

  /** The first line that a client gets. */
  byte[] greeting(long client, String address) {
    return line(client, address, "");
  }

  /** The line that follows a client's first {@code PONG}. */
  byte[] connected(long client, String address) {
    return line(client, address, ",\"connect_info\":true,\"remote_account\":\"$G\"");
  }

  private byte[] line(long client, String address, String more) {
    String json = String.join(
        ",",
        field("server_id", id),
        field("server_name", "embedded"),
        field("version", VERSION),
        field("proto", 1),
        field("host", options.host()),
        field("port", port),
        field("headers", true),
        field("auth_required", options.access().required()),
        field("max_payload", options.limits().payload()),
        field("client_id", client),
        field("client_ip", address));
    return ("INFO {" + json + more + "} \r\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String field(String name, Object value) {
    String quote = value instanceof String ? "\"" : "";
    return '"' + name + "\":" + quote + value + quote;
  }
}
