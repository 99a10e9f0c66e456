package dcom.labkit.lab;

import java.nio.file.Path;
import java.util.HashMap;
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
 * @param files what it reads beside the system's own files; all that a cell shows it
 * @param watcher the words of a program that starts this one and watches it, from outside of its cell;
 *     empty if nobody does
 */
public record Command(
    String name,
    List<String> words,
    String shown,
    Map<String, String> environment,
    Path folder,
    List<Path> files,
    List<String> watcher) {
  /** Refuses an empty command line. */
  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    files = List.copyOf(files);
    watcher = List.copyOf(watcher);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a command names an executable: " + name);
    }
  }

  /** A program that needs only the system's own files. */
  public Command(
      String name, List<String> words, String shown, Map<String, String> environment, Path folder) {
    this(name, words, shown, environment, folder, List.of(), List.of());
  }

  /** The same with these words in place of its own. */
  public Command withWords(List<String> others) {
    return new Command(name, others, shown, environment, folder, files, watcher);
  }

  /** The same for a run that lasts: Java compiles as it always does, which checks do without. */
  public Command lasting() {
    return withWords(
        words.stream().filter(word -> !JavaCommand.BRIEF.contains(word)).toList());
  }

  /** The same with one more variable in its environment, shown as these words. */
  public Command with(String variable, String value, String shownAs) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Command(name, words, shownAs, more, folder, files, watcher);
  }

  /** The same, started by a watcher: {@code strace} with its options, for example. */
  public Command watchedBy(List<String> by) {
    return new Command(name, words, shown, environment, folder, files, by);
  }
}
