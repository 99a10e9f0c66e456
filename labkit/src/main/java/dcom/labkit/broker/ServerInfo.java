package dcom.labkit.broker;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** What the server says of itself in {@code INFO}. Immutable. */
final class ServerInfo {
  /** The version of nats-server whose protocol is spoken; client libraries look at it. */
  private static final String VERSION = "2.10.0-embedded";

  private final String id = "LABKIT" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
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
    String fields =
        "\"server_id\":\"%s\",\"server_name\":\"%s\",\"version\":\"%s\",\"proto\":1,\"host\":\"%s\","
            + "\"port\":%d,\"headers\":true%s,\"max_payload\":%d,\"client_id\":%d,"
            + "\"client_ip\":\"%s\"%s";
    String access = options.access().required() ? ",\"auth_required\":true" : "";
    int payload = options.limits().payload();
    String json = String.format(
        Locale.ROOT,
        fields,
        id,
        id,
        VERSION,
        options.host(),
        port,
        access,
        payload,
        client,
        address,
        more);
    return ("INFO {" + json + "} \r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
