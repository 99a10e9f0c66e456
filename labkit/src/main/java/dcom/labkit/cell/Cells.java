package dcom.labkit.cell;

/** The cells that there are: which one this machine offers, and which one this process is in. */
public final class Cells {
  private Cells() {}

  /** What this machine offers, found out by trying it. */
  public static Offer ofThisMachine() {
    return Trial.of(new Bubblewrap());
  }

  /** The cell that this process was started around by {@link Cell#around}; {@link Cell#NONE} if by none. */
  public static Cell here() {
    return Bubblewrap.isAround() ? new Bubblewrap() : Cell.NONE;
  }
}
