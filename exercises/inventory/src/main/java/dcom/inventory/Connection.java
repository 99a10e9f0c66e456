package dcom.inventory;

/**
 * An inventory that is somewhere else: what it refuses is a {@link Refusal} as ever; but each call
 * can also fail on its way, with a {@link TransportFailure}. For one thread. Given.
 */
interface Connection extends Inventory, AutoCloseable {
  @Override
  void close();
}
