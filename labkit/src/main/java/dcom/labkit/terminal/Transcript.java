package dcom.labkit.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All lines of one terminal, and how far they have been consumed. Guarded by the run's {@link
 * dcom.labkit.expect.Events}.
 *
 * <p>Each stream has its own cursor: which of two lines was printed first cannot be known if one
 * went to standard output and the other to standard error.
 */
final class Transcript {
  /** More than this is a flood that nobody meant. */
  record Limit(int lines, long bytes) {
    static final Limit DEFAULT = new Limit(250_000, 32 << 20);
  }

  private final Limit limit;
  private final List<Line> lines = new ArrayList<>();
  private final Map<Source, Cutter> cutters = new EnumMap<>(Source.class);
  private final Map<Source, Integer> cursors = new EnumMap<>(Source.class);
  private long bytes;

  Transcript(Limit limit) {
    this.limit = limit;
    for (Source source : Source.values()) {
      cutters.put(source, new Cutter());
      cursors.put(source, 0);
    }
  }

  /** Takes bytes as they came and gives the lines that they complete. */
  List<Line> feed(Source source, byte[] chunk, int length, Duration at) {
    bytes += length;
    return add(source, cutters.get(source).feed(chunk, length), at);
  }

  /** Takes the end of a stream: what stands behind its last newline is a line, too. */
  List<Line> finish(Source source, Duration at) {
    String rest = cutters.get(source).take();
    return rest.isEmpty() ? List.of() : add(source, List.of(rest), at);
  }

  /** Whether so much came that no more is kept. */
  boolean full() {
    return bytes > limit.bytes() || lines.size() > limit.lines();
  }

  Limit limit() {
    return limit;
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  Optional<Line> last() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }

  /** The stack trace at the end of either stream. */
  Optional<Crash> crash() {
    return Stream.of(Source.ERR, Source.OUT)
        .map(source -> lines.stream().filter(line -> line.source() == source))
        .flatMap(own -> Crash.at(own.map(Line::text).toList()).stream())
        .findFirst();
  }

  /** What came after the last newlines. */
  List<String> unfinished() {
    return cutters.values().stream()
        .map(Cutter::rest)
        .filter(rest -> !rest.isEmpty())
        .toList();
  }

  /** The lines behind their cursors. */
  Stream<Line> ahead() {
    return lines.stream().filter(this::isAhead);
  }

  /** A search that goes on where it stopped, so that a flood is read once. */
  Search search(Predicate<Line> wanted) {
    return new Search(wanted);
  }

  private boolean isAhead(Line line) {
    return line.number() > cursors.get(line.source());
  }

  private List<Line> add(Source source, List<String> texts, Duration at) {
    int from = lines.size();
    texts.forEach(text -> lines.add(new Line(lines.size() + 1, source, at, text)));
    return lines.subList(from, lines.size());
  }

  /** Looks for the next line of a kind. */
  final class Search {
    private final Predicate<Line> wanted;
    private int next;

    private Search(Predicate<Line> wanted) {
      this.wanted = wanted;
    }

    /** The line, if it has come; its stream's cursor then stands behind it. */
    Optional<Line> next() {
      while (next < lines.size()) {
        Line line = lines.get(next++);
        if (isAhead(line) && wanted.test(line)) {
          cursors.put(line.source(), line.number());
          return Optional.of(line);
        }
      }
      return Optional.empty();
    }
  }
}
