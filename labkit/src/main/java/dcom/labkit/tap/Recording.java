package dcom.labkit.tap;

import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What passed a tap. Of a flood only the beginning and the end are kept: the first 1,000 frames or 1
 * MB and the last 4,000 frames or 8 MB, whichever is less. Guarded by the run's {@link
 * dcom.labkit.expect.Events}.
 */
final class Recording {
  private static final int FIRST_FRAMES = 1_000;
  private static final long FIRST_BYTES = 1 << 20;
  private static final int LAST_FRAMES = 4_000;
  private static final long LAST_BYTES = 8 << 20;

  private final List<Passage> first = new ArrayList<>();
  private final Deque<Passage> last = new ArrayDeque<>();
  private final List<Watch> watches = new ArrayList<>();
  private long firstBytes;
  private long lastBytes;
  private long count;

  void add(Passage passage) {
    count++;
    watches.forEach(watch -> watch.offer(passage));
    if (last.isEmpty() && first.size() < FIRST_FRAMES && firstBytes < FIRST_BYTES) {
      first.add(passage);
      firstBytes += size(passage);
    } else {
      last.add(passage);
      lastBytes += size(passage);
      forget();
    }
  }

  /** Frames that passed, kept or not. */
  long count() {
    return count;
  }

  /** What is kept, in order. */
  List<Passage> kept() {
    List<Passage> kept = new ArrayList<>(first);
    kept.addAll(last);
    return List.copyOf(kept);
  }

  Optional<Passage> latest() {
    return last.isEmpty()
        ? first.isEmpty() ? Optional.empty() : Optional.of(first.get(first.size() - 1))
        : Optional.of(last.getLast());
  }

  /** Looks for a frame among those kept and among all that pass from now on. */
  Watch watch(Direction direction, Predicate<Frame> wanted) {
    Watch watch = new Watch(direction, wanted);
    first.forEach(watch::offer);
    last.forEach(watch::offer);
    watches.add(watch);
    return watch;
  }

  void end(Watch watch) {
    watches.remove(watch);
  }

  private void forget() {
    while (last.size() > LAST_FRAMES || lastBytes > LAST_BYTES && last.size() > 1) {
      lastBytes -= size(last.remove());
    }
  }

  private static long size(Passage passage) {
    return passage.frame().bytes().length;
  }

  /** A search for one frame. */
  static final class Watch {
    private final Direction direction;
    private final Predicate<Frame> wanted;
    private Optional<Passage> found = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();

    private Watch(Direction direction, Predicate<Frame> wanted) {
      this.direction = direction;
      this.wanted = wanted;
    }

    /** The first frame that matched; throws what the predicate threw. */
    Optional<Passage> found() {
      failure.ifPresent(thrown -> {
        throw thrown;
      });
      return found;
    }

    /** The predicate is somebody else's: what it throws is for who waits, not for the relay. */
    private void offer(Passage passage) {
      try {
        if (found.isEmpty() && passage.direction() == direction && wanted.test(passage.frame())) {
          found = Optional.of(passage);
        }
      } catch (RuntimeException e) {
        failure = Optional.of(e);
      }
    }
  }
}
