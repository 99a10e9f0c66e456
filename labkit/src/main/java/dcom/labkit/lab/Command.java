package dcom.labkit.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start a program: the words of its command line and what to add to the environment.
 *
 * @param name the program's name in its lab, {@code publisher} for example
 * @param words the executable and its fixed arguments
 * @param shown what a student types for the same, {@code ./lab run onenode publisher} for example
 * @param environment variables to set in addition to those of this process
 * @param folder the working folder
 */
public record Command(
    String name, List<String> words, String shown, Map<String, String> environment, Path folder) {
  /** Refuses an empty command line. */
  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a command names an executable: " + name);
    }
  }
}
