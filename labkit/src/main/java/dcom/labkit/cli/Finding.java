package dcom.labkit.cli;

/**
 * One thing that a machine has or lacks.
 *
 * @param need how much it matters
 * @param name what it is
 * @param seen what was found, or what it is good for
 * @param mend the command that mends it; empty where nothing needs mending
 */
record Finding(Need need, String name, String seen, String mend) {
  /** How much a finding matters. */
  enum Need {
    /** It is there. */
    PRESENT("✓"),
    /** It is not there, and labs work without it. */
    OPTIONAL("-"),
    /** It is not there, and nothing works without it. */
    MISSING("✗");

    private final String mark;

    Need(String mark) {
      this.mark = mark;
    }
  }

  String text() {
    String line = "%s %-14s %s".formatted(need.mark, name, seen);
    return mend.isEmpty() ? line : line + "\n" + " ".repeat(17) + mend;
  }
}
