package dcom.labkit.check;

import dcom.labkit.cell.Cell;
import dcom.labkit.cell.Cells;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to check.
 *
 * @param broker the message server: {@code embedded}, {@code nats-server} or an address
 * @param seed what all random values come from
 * @param strict whether everything that did not pass counts as a failed test
 * @param step the only step to check; empty for all
 * @param check the name of the only check to run, whatever else holds; empty for all
 * @param patience what a check's time is multiplied by, on a machine that is slow
 * @param again whether a check that fails, or cannot be run, is run once more, alone
 * @param cell what the programs run in; that of this process, unless another one is named
 */
public record Settings(
    String broker,
    long seed,
    boolean strict,
    OptionalInt step,
    Optional<String> check,
    double patience,
    boolean again,
    Cell cell) {
  /** All steps against one kind of server, with a fresh seed. */
  public static Settings fresh(String broker) {
    return of(broker, freshSeed(), false);
  }

  private static Settings of(String broker, long seed, boolean strict) {
    return new Settings(
        broker, seed, strict, OptionalInt.empty(), Optional.empty(), 1, false, Cells.here());
  }

  /** The same with another seed. */
  public Settings withSeed(long other) {
    return new Settings(broker, other, strict, step, check, patience, again, cell);
  }

  /** The same for one step only. */
  public Settings withStep(int number) {
    return new Settings(broker, seed, strict, OptionalInt.of(number), check, patience, again, cell);
  }

  /** The same in another cell. */
  public Settings withCell(Cell other) {
    return new Settings(broker, seed, strict, step, check, patience, again, other);
  }

  /** The same with a second chance for checks that fail. */
  public Settings withSecondChance() {
    return new Settings(broker, seed, strict, step, check, patience, true, cell);
  }

  /** The same with this much more time for each check, and a second chance for those that fail. */
  public Settings forGrading(double times) {
    return new Settings(broker, seed, strict, step, check, times, true, cell);
  }

  /** The same for one check only, run once, with this much more time for it. */
  public Settings alone(String name, double times) {
    return new Settings(broker, seed, false, step, Optional.of(name), times, false, cell);
  }

  /** The time that a check may take. */
  Duration atMost(Check limits) {
    return Duration.ofMillis((long) (limits.seconds() * 1000 * patience));
  }

  /** Whether these are all checks of the lab. */
  boolean whole() {
    return step.isEmpty() && check.isEmpty();
  }

  /** A seed that is short enough to be typed. */
  public static long freshSeed() {
    return new SecureRandom().nextInt(1_000_000);
  }

  /** A seed of 63 bits, which no program finds by trying. */
  public static long secretSeed() {
    return new SecureRandom().nextLong() >>> 1 | 1L << 62;
  }

  /** The message server where none is named: the environment's {@code LAB_NATS}, or the embedded. */
  public static String usualBroker() {
    return System.getenv().getOrDefault("LAB_NATS", "embedded");
  }

  /**
   * What was set for a Maven build: {@code -Dlab.broker}, {@code -Dlab.seed}, {@code -Dlab.strict}.
   */
  static Settings ofBuild() {
    String broker = System.getProperty("lab.broker", usualBroker());
    String strict = System.getProperty("lab.strict", "false");
    return of(broker, Long.getLong("lab.seed", freshSeed()), !strict.equals("false"))
        .withSecondChance();
  }
}
