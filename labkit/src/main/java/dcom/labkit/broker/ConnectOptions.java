package dcom.labkit.broker;

import java.io.IOException;
import java.util.Map;

/**
 * What a client says of itself in {@code CONNECT}. The defaults are the real server's: a client that
 * says nothing gets {@code +OK} for everything and its subjects checked.
 *
 * @param verbose each operation is acknowledged
 * @param pedantic the subjects of its messages are checked
 * @param echo it gets its own messages when it subscribes to them
 * @param headers it understands headers
 * @param noResponders it wants to know at once when nobody can answer a request
 * @param protocol 1 if it accepts {@code INFO} at any time, else 0
 * @param user a user's name, or empty
 * @param password the password, or empty
 * @param token a token, or empty
 */
record ConnectOptions(
    boolean verbose,
    boolean pedantic,
    boolean echo,
    boolean headers,
    boolean noResponders,
    int protocol,
    String user,
    String password,
    String token) {

  /** The options of a client that has not said anything yet. */
  static ConnectOptions unsaid() {
    return from(Map.of());
  }

  /**
   * Reads the JSON object behind {@code CONNECT}; fields that this server does not know are ignored.
   *
   * @throws IOException when it is no object or a field has another type than it must
   */
  static ConnectOptions parse(String json) throws IOException {
    try {
      return from(FlatJson.parse(json));
    } catch (ClassCastException e) {
      throw new IOException("a field of CONNECT has the wrong type: " + json, e);
    }
  }

  private static ConnectOptions from(Map<String, Object> fields) {
    return new ConnectOptions(
        (boolean) fields.getOrDefault("verbose", true),
        (boolean) fields.getOrDefault("pedantic", true),
        (boolean) fields.getOrDefault("echo", true),
        (boolean) fields.getOrDefault("headers", false),
        (boolean) fields.getOrDefault("no_responders", false),
        (int) fields.getOrDefault("protocol", 0),
        (String) fields.getOrDefault("user", ""),
        (String) fields.getOrDefault("pass", ""),
        (String) fields.getOrDefault("auth_token", ""));
  }
}
