package dcom.labkit.terminal;

import dcom.labkit.lab.SearchPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words to put before a command so that it leads a session and a process group of its own: its
 * descendants can then be killed at once, and no Ctrl-C reaches it.
 */
final class Session {
  /** Linux has setsid; macOS has none, but Perl. Without either, children are killed by descent. */
  static final List<String> OWN = first(
      List.of("setsid"),
      List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec {$ARGV[0]} @ARGV; exit 127"));

  private Session() {}

  @SafeVarargs
  private static List<String> first(List<String>... choices) {
    for (List<String> words : choices) {
      Optional<Path> file = SearchPath.find(words.get(0));
      if (file.isPresent()) {
        List<String> whole = new ArrayList<>(words);
        whole.set(0, file.get().toString());
        return List.copyOf(whole);
      }
    }
    return List.of();
  }
}
