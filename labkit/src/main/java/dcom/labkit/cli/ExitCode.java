package dcom.labkit.cli;

/** How a command ends. */
public enum ExitCode {
  /** Everything passed. */
  PASSED(0),
  /** Something failed, does not compile, or is not started. */
  NOT_PASSED(1),
  /** The command was not understood. */
  USAGE(2),
  /** The kit or the machine is at fault. */
  KIT(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number that the shell sees. */
  public int code() {
    return code;
  }
}
