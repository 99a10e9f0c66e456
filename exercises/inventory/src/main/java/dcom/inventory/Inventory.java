package dcom.inventory;

import java.util.SortedMap;

/**
 * The service: how many there are of each item. It knows nothing of transports. Given.
 *
 * <p>Called in many threads at once. An amount is from 1 to 1,000,000; an item is known from the
 * first time that some were added, and stays so when none are left.
 */
interface Inventory {
  /**
   * Puts some in.
   *
   * @return how many there are now
   * @throws Refusal {@code BAD_AMOUNT}
   */
  long add(String item, long amount) throws Refusal;

  /**
   * Takes some out, all of this amount or none.
   *
   * @return how many are left
   * @throws Refusal {@code BAD_AMOUNT}, {@code UNKNOWN_ITEM} or {@code NOT_ENOUGH}
   */
  long remove(String item, long amount) throws Refusal;

  /**
   * How many there are.
   *
   * @throws Refusal {@code UNKNOWN_ITEM}
   */
  long count(String item) throws Refusal;

  /** How many there are of each item, in the order of their names. */
  SortedMap<String, Long> list();
}
