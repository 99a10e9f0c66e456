package dcom.labkit.cli;

import picocli.CommandLine;

/**
 * A command for instructors and authors. {@link Main} finds these as services (they are listed below
 * {@code META-INF/services}) and names none: so a students' copy, which has none, needs no other Main.
 */
public interface StaffCommand {
  /** Becomes one of the commands of a command line. */
  default CommandLine join(CommandLine line) {
    CommandLine own = new CommandLine(this);
    line.addSubcommand(own);
    return own;
  }
}
