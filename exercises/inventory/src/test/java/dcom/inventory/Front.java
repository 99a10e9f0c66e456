package dcom.inventory;

import dcom.labkit.tap.Tap;

/** Where clients under check meet a {@link Desk}: one transport's server, behind a tap. */
interface Front extends AutoCloseable {
  Tap tap();

  @Override
  void close();
}
