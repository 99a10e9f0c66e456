package dcom.labkit.terminal;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What has been seen of one program so far: its lines, its exit, and whether its streams are still
 * open. Guarded by the run's {@link dcom.labkit.expect.Events}.
 */
final class Screen {
  private final Transcript transcript;
  private final Set<Source> open = EnumSet.allOf(Source.class);
  private OptionalInt exit = OptionalInt.empty();
  private boolean abandoned;

  Screen(Transcript.Limit limit) {
    transcript = new Transcript(limit);
  }

  Transcript transcript() {
    return transcript;
  }

  /** Takes the end of a stream and gives the line that it completes. */
  List<Line> finish(Source source, Duration at) {
    open.remove(source);
    return transcript.finish(source, at);
  }

  void exited(int code) {
    exit = OptionalInt.of(code);
  }

  /** The program has ended long enough ago; what still holds its streams is something else. */
  void abandon() {
    abandoned = !open.isEmpty();
  }

  OptionalInt exit() {
    return exit;
  }

  /** The program has ended and everything that it printed has been read. */
  boolean complete() {
    return exit.isPresent() && open.isEmpty();
  }

  /** The program has ended, and something that it started keeps its output open. */
  boolean abandoned() {
    return abandoned;
  }

  /** Nothing more will come that anybody could wait for. */
  boolean over() {
    return complete() || abandoned || transcript.full();
  }
}
