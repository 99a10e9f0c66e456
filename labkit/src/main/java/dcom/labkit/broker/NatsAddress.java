package dcom.labkit.broker;

import dcom.labkit.wire.nats.NatsProtocol;
import java.net.URI;

/**
 * A server's address as clients write it: {@code nats://[user:password@]host[:port]}.
 *
 * @param host its name or number
 * @param port its port
 * @param user a user's name, or empty
 * @param password the password, or empty
 * @param token a token, or empty
 */
record NatsAddress(String host, int port, String user, String password, String token) {
  /**
   * Reads an address.
   *
   * @throws BrokerFailure when it is none
   */
  static NatsAddress parse(String url) {
    try {
      URI uri = URI.create(url);
      if (!"nats".equals(uri.getScheme()) || uri.getHost() == null) {
        throw notAnAddress(url);
      }
      int port = uri.getPort() < 0 ? NatsProtocol.DEFAULT_PORT : uri.getPort();
      return withLogin(uri.getHost(), port, uri.getUserInfo() == null ? "" : uri.getUserInfo());
    } catch (IllegalArgumentException e) {
      throw notAnAddress(url);
    }
  }

  private static NatsAddress withLogin(String host, int port, String login) {
    int colon = login.indexOf(':');
    return colon < 0
        ? new NatsAddress(host, port, "", "", login)
        : new NatsAddress(host, port, login.substring(0, colon), login.substring(colon + 1), "");
  }

  private static BrokerFailure notAnAddress(String url) {
    return new BrokerFailure(
        "\"" + url + "\" is no address of a NATS server", "Write it as nats://host:port");
  }
}
