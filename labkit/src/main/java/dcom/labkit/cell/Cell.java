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
 * of the judge's processes and files. A judge finds the cell that it was started with by {@link
 * Cells#here}.
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

    @Override
    public Command building(Command build, Path made) {
      return build;
    }

    @Override
    public void end(Path folder) {
      // They end with their parents.
    }

    @Override
    public Path scratch() {
      return Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public ProcessHandle program(ProcessHandle started) {
      return started;
    }
  };

  /** What reports call it: {@code none}, {@code bubblewrap}. */
  String name();

  /**
   * The command line that starts a judge in a network of its own. It ends with the thread that starts
   * it, and with it end all that it has started and all its temporary files.
   */
  List<String> around(List<String> judge);

  /**
   * The command that starts a submission's program, in a judge that was started with {@link #around}.
   *
   * @param program with all its arguments; its first word is the file to start
   * @param folder the scratch folder below {@link #scratch}, the only one that the program may write
   *     to; the folder above it belongs to nobody else, and its further folders are this cell's
   * @throws IllegalStateException if this process was not started with {@link #around}
   */
  Command inside(Command program, Path folder);

  /**
   * The command that makes a submission's programs, in a judge that was started with {@link #around}.
   * It sees the system, its tool and its folder, and may start processes.
   *
   * @param build with all its arguments, to be run in its folder
   * @param made the only folder that it may write to, beside a /tmp that is gone when it ends
   * @throws IllegalStateException if this process was not started with {@link #around}
   */
  Command building(Command build, Path made);

  /**
   * Kills all programs that came of {@link #inside} with this folder, and returns when they are dead.
   *
   * @throws IllegalStateException if one of them does not die
   */
  void end(Path folder);

  /** Where scratch folders have to be, so that their size is limited. */
  Path scratch();

  /**
   * The submission's program, to be sent signals and to be killed.
   *
   * @param started the process that came of {@link #inside}
   */
  ProcessHandle program(ProcessHandle started);
}
