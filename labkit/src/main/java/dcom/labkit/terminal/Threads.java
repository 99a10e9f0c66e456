package dcom.labkit.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The threads of a Java program, as its JVM tells them.
 *
 * @param all in the JVM's order
 * @param locked the names of those that wait for each other's locks, for ever
 */
public record Threads(List<One> all, List<String> locked) {
  /** Of a program that does not tell, or is no Java program. */
  public static final Threads UNKNOWN = new Threads(List.of(), List.of());

  private static final Pattern HEAD = Pattern.compile("(?s)\"(.*)\" #\\d++ (.*+)");
  private static final Pattern STATE =
      Pattern.compile("(?s) ++java\\.lang\\.Thread\\.State: (\\w++).*+");
  private static final Pattern FRAME =
      Pattern.compile("(?s)\\s++at (?:[^/(]++/)?([\\w.$<>]++)\\(([^)]*+)\\).*+");
  private static final Pattern LOCKED = Pattern.compile("(?m)^\"(.*)\":");

  /** Keeps its own lists. */
  public Threads {
    all = List.copyOf(all);
    locked = List.copyOf(locked);
  }

  /**
   * One thread.
   *
   * @param name its name
   * @param daemon whether the program ends without it
   * @param state as {@link Thread.State} calls it
   * @param frames its calls, the innermost first
   */
  public record One(String name, boolean daemon, String state, List<Frame> frames) {
    /** Whether it is at work, and does not wait. */
    public boolean works() {
      boolean inside = !frames.isEmpty() && frames.get(0).nativeCode();
      return state.equals("RUNNABLE") && !inside;
    }
  }

  /**
   * A call.
   *
   * @param method class and method, without the package: {@code Subscriber.listen}
   * @param file the source file; empty where it is not known
   * @param line its line, or 0
   * @param nativeCode whether that is code of the system, which does not use the processor
   */
  public record Frame(String method, String file, int line, boolean nativeCode) {
    static Frame of(String method, String place) {
      String[] names = method.split("\\.", -1);
      String last = names[Math.max(0, names.length - 2)] + "." + names[names.length - 1];
      String[] parts = place.substring(place.lastIndexOf('/') + 1).split(":");
      boolean known = parts.length == 2 && parts[1].matches("\\d{1,9}");
      return new Frame(
          last.replaceAll("lambda\\$(\\w+)\\$\\d+", "$1")
              .replaceFirst("^\\$", "")
              .replace('$', '.'),
          known ? parts[0] : "",
          known ? Integer.parseInt(parts[1]) : 0,
          place.endsWith("Native Method"));
    }
  }

  /** Reads what {@code jcmd PID Thread.print} prints. */
  static Threads parse(String print) {
    List<One> threads = new ArrayList<>();
    List<String> locked = new ArrayList<>();
    String[] parts = print.split("(?m)^Found .* deadlock.*$", 2);
    for (String thread : parts[0].split("\\n\\n")) {
      Matcher head = HEAD.matcher(thread.strip().lines().findFirst().orElse(""));
      if (head.matches()) {
        boolean daemon = head.group(2).startsWith("daemon ");
        threads.add(new One(head.group(1), daemon, state(thread), frames(thread)));
      }
    }
    if (parts.length == 2) {
      String chain = parts[1].split("Java stack information", 2)[0];
      LOCKED.matcher(chain).results().map(found -> found.group(1)).forEach(locked::add);
    }
    return new Threads(threads, locked);
  }

  private static String state(String thread) {
    return thread
        .lines()
        .map(STATE::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst()
        .orElse("");
  }

  private static List<Frame> frames(String thread) {
    return thread
        .lines()
        .map(FRAME::matcher)
        .filter(Matcher::matches)
        .map(found -> Frame.of(found.group(1), found.group(2)))
        .toList();
  }
}
