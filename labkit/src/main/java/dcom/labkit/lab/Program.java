package dcom.labkit.lab;

import java.nio.file.Path;
import java.util.List;

/** Something that a lab has students write and run, and how it is started. */
public sealed interface Program {
  /** Its name in the lab, {@code publisher} for example. */
  String name();

  /**
   * A Java program.
   *
   * @param main the name of its main class
   */
  record Main(String name, String main) implements Program {
    /** Where its source stands below a folder of Java sources. */
    public Path source() {
      return Path.of(main.replace('.', '/') + ".java");
    }
  }

  /**
   * A program in any language.
   *
   * <p>In both commands {@code {made}} stands for a folder for what is made.
   *
   * @param build the command that makes it, run in its folder; empty if there is nothing to make
   * @param command what starts it; a first word with a slash is relative to the folder
   */
  record Other(String name, List<String> build, List<String> command) implements Program {}
}
