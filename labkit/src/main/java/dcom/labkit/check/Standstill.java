package dcom.labkit.check;

import dcom.labkit.expect.Spoken;
import dcom.labkit.tap.Passage;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import dcom.labkit.terminal.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How things stood when a check had waited in vain. Taken at once: what a check closes on its way out
 * lets programs go on.
 *
 * @param silence the time since anything had happened
 * @param lastFrame the last frame that passed, none or one
 * @param running what the threads of the programs did that still ran, by terminal
 */
record Standstill(Duration silence, List<String> lastFrame, Map<Terminal, Threads> running) {
  static Standstill of(Terminals terminals, Taps taps, Duration silence) {
    List<Passage> passages = taps.passages();
    return new Standstill(
        silence,
        passages.stream()
            .skip(Math.max(0, passages.size() - 1))
            .map(Passage::text)
            .toList(),
        terminals.all().stream()
            .filter(Terminal::alive)
            .collect(Collectors.toMap(Function.identity(), Terminal::threads)));
  }

  /** {@code nothing has happened for 7.2 s; the last frame was  server → client 1  PONG}. */
  String shown() {
    String start = "nothing has happened for " + Spoken.duration(silence);
    return lastFrame.isEmpty() ? start : start + "; the last frame was  " + lastFrame.get(0);
  }
}
