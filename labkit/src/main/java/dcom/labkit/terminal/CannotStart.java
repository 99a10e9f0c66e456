package dcom.labkit.terminal;

/** A command that cannot be started: its message names the command and what to do about it. */
public final class CannotStart extends IllegalStateException {
  private static final long serialVersionUID = 1;

  CannotStart(String command, String reason) {
    super("cannot start " + command + ": " + reason);
  }
}
