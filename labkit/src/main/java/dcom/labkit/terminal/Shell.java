package dcom.labkit.terminal;

import dcom.labkit.lab.ProcessStarts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a shell does and Java does not: quoting, and signals other than TERM and KILL. */
public final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  private Shell() {}

  /** A command line that can be pasted. */
  public static String join(String command, List<String> args) {
    return Stream.concat(Stream.of(command), args.stream().map(Shell::quote))
        .collect(Collectors.joining(" "));
  }

  /** Sends a signal, to a process group if the id is negative; false if there is none. */
  static boolean signal(Signal signal, long pid) {
    try {
      return ProcessStarts.start(new ProcessBuilder("sh", "-c", "kill -s " + signal + " -- " + pid)
                  .redirectError(Redirect.DISCARD))
              .waitFor()
          == 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start sh: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending " + signal, e);
    }
  }

  private static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
