package dcom.labkit.check;

import java.security.SecureRandom;
import java.util.OptionalInt;

/**
 * How to check.
 *
 * @param broker the message server: {@code embedded}, {@code nats-server} or an address
 * @param seed what all random values come from
 * @param strict whether everything that did not pass counts as a failed test
 * @param step the only step to check; empty for all
 */
public record Settings(String broker, long seed, boolean strict, OptionalInt step) {
  /** All steps against one kind of server, with a fresh seed. */
  public static Settings fresh(String broker) {
    return new Settings(broker, freshSeed(), false, OptionalInt.empty());
  }

  /** The same with another seed. */
  public Settings withSeed(long other) {
    return new Settings(broker, other, strict, step);
  }

  /** The same for one step only. */
  public Settings withStep(int number) {
    return new Settings(broker, seed, strict, OptionalInt.of(number));
  }

  /** A seed that is short enough to be typed. */
  public static long freshSeed() {
    return new SecureRandom().nextInt(1_000_000);
  }

  /**
   * What was set for a Maven build: {@code -Dlab.broker}, {@code -Dlab.seed}, {@code -Dlab.strict}
   * and the environment's {@code LAB_NATS}.
   */
  static Settings ofBuild() {
    String fallback = System.getenv().getOrDefault("LAB_NATS", "embedded");
    String broker = System.getProperty("lab.broker", fallback);
    String strict = System.getProperty("lab.strict", "false");
    long seed = Long.getLong("lab.seed", freshSeed());
    return new Settings(broker, seed, !strict.equals("false"), OptionalInt.empty());
  }
}
