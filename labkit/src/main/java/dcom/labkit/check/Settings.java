package dcom.labkit.check;

import dcom.labkit.cell.Cell;
import dcom.labkit.cell.Cells;
import java.security.SecureRandom;
import java.util.OptionalInt;

/**
 * How to check.
 *
 * @param broker the message server: {@code embedded}, {@code nats-server} or an address
 * @param seed what all random values come from
 * @param strict whether everything that did not pass counts as a failed test
 * @param step the only step to check; empty for all
 * @param cell what the programs run in; that of this process, unless another one is named
 */
public record Settings(String broker, long seed, boolean strict, OptionalInt step, Cell cell) {
  /** All steps against one kind of server, with a fresh seed. */
  public static Settings fresh(String broker) {
    return new Settings(broker, freshSeed(), false, OptionalInt.empty(), Cells.here());
  }

  /** The same with another seed. */
  public Settings withSeed(long other) {
    return new Settings(broker, other, strict, step, cell);
  }

  /** The same for one step only. */
  public Settings withStep(int number) {
    return new Settings(broker, seed, strict, OptionalInt.of(number), cell);
  }

  /** The same in another cell. */
  public Settings withCell(Cell other) {
    return new Settings(broker, seed, strict, step, other);
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
    return new Settings(broker, seed, !strict.equals("false"), OptionalInt.empty(), Cells.here());
  }
}
