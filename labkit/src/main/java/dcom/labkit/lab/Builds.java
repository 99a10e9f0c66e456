package dcom.labkit.lab;

import java.nio.file.Path;

/** Where the commands run that make programs of other languages: a cell, or no particular place. */
@FunctionalInterface
public interface Builds {
  /** Right here, for who trusts them. */
  Builds HERE = (build, made) -> build;

  /**
   * The command that runs a build there.
   *
   * @param build with its words and its folder
   * @param made the folder that it writes to
   */
  Command there(Command build, Path made);
}
