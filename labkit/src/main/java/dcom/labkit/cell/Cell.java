package dcom.labkit.cell;

import dcom.labkit.lab.Command;
import java.nio.file.Path;
import java.util.List;

/**
 * How programs of one submission are kept apart from whoever judges them.
 *
 * <p>The judge of a submission (checker, broker and tap) is a process of its own, started with {@link
 * #around}: it has a network of its own, which holds a loopback and nothing else. The submission's
 * programs are started by the judge, each with {@link #inside}: in the same network, but with no view
 * of the judge's processes and files.
 */
public interface Cell {
  /** No separation at all: for a student's own programs on the student's own machine. */
  Cell NONE = new Cell() {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public List<String> around(List<String> judge) {
      return judge;
    }

    @Override
    public Command inside(Command program, Path folder) {
      return program;
    }
  };

  /** What reports call it: {@code none}, {@code bubblewrap}. */
  String name();

  /** The command line that starts a judge in a network of its own. */
  List<String> around(List<String> judge);

  /**
   * The command that starts a submission's program, in a judge that was started with {@link #around}.
   *
   * @param folder the scratch folder, the only one that the program may write to
   */
  Command inside(Command program, Path folder);
}
