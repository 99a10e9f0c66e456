package dcom.labkit.watch;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The terminal that this process reads from, told by {@code stty} to hand over each key at once. Closing
 * puts it back as it was; so does the end of this process by a signal, save kill -9.
 */
public final class Tty implements AutoCloseable {
  /**
   * How large a terminal is, in characters.
   *
   * @param rows from top to bottom
   * @param columns from left to right
   */
  public record Size(int rows, int columns) {}

  private static final Size USUAL = new Size(24, 80);
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})");

  private final Optional<String> before;
  private final Thread restore = new Thread(this::restore, "restore-terminal");

  private Tty(Optional<String> before) {
    this.before = before;
  }

  /** Takes the keys of standard input one by one; where it is no terminal, it stays as it is. */
  public static Tty open() {
    Tty tty = new Tty(stty("-g"));
    if (tty.isTerminal()) {
      Runtime.getRuntime().addShutdownHook(tty.restore);
      stty("-icanon", "-echo", "min", "1");
    }
    return tty;
  }

  /** Whether standard input is a terminal. */
  public boolean isTerminal() {
    return before.isPresent();
  }

  /** Whether standard output is one, too: a place to draw on. */
  public boolean shows() {
    return isTerminal()
        && ends(new ProcessBuilder("test", "-t", "1").redirectOutput(Redirect.INHERIT));
  }

  private static boolean ends(ProcessBuilder well) {
    try {
      return well.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Its size now; 24 by 80 where it does not tell. */
  public Size size() {
    return stty("size")
        .map(SIZE::matcher)
        .filter(Matcher::matches)
        .map(found -> new Size(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
        .filter(size -> size.rows() > 1 && size.columns() > 1)
        .orElse(USUAL);
  }

  private void restore() {
    before.ifPresent(Tty::stty);
  }

  @Override
  public void close() {
    restore();
    if (isTerminal()) {
      try {
        Runtime.getRuntime().removeShutdownHook(restore);
      } catch (IllegalStateException e) {
        // This process is ending already, and the hook runs.
      }
    }
  }

  /** What stty prints; empty if it fails, as it does where there is no terminal. */
  private static Optional<String> stty(String... words) {
    List<String> command = new ArrayList<>(List.of("stty"));
    command.addAll(List.of(words));
    try {
      Process stty = new ProcessBuilder(command)
          .redirectInput(Redirect.INHERIT)
          .redirectError(Redirect.DISCARD)
          .start();
      try (InputStream out = stty.getInputStream()) {
        String text = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
        return stty.waitFor() == 0 ? Optional.of(text) : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
