package dcom.labkit.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Who may connect to an embedded server. */
public sealed interface Access {
  /** Everybody. */
  record Open() implements Access {}

  /** Whoever names this user and password. */
  record UserPassword(String user, String password) implements Access {}

  /** Whoever names this token. */
  record Token(String token) implements Access {}

  /** Whether a client must name itself before it may do anything. */
  default boolean required() {
    return !(this instanceof Open);
  }

  /** Whether this client may come in. */
  default boolean admits(ConnectOptions client) {
    if (this instanceof UserPassword known) {
      return same(known.user, client.user()) & same(known.password, client.password());
    }
    return !(this instanceof Token known) || same(known.token, client.token());
  }

  /** Compares without telling by its duration how much was right. */
  private static boolean same(String known, String given) {
    byte[] left = known.getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(left, given.getBytes(StandardCharsets.UTF_8));
  }
}
