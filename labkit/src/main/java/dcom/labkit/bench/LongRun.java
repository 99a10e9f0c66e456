package dcom.labkit.bench;

import dcom.labkit.lab.Command;
import java.util.ArrayList;
import java.util.List;

/** Programs as one would run them for long: with the whole compiler, which checks do without. */
final class LongRun {
  private LongRun() {}

  static Command of(Command command) {
    List<String> words = new ArrayList<>(command.words());
    words.remove("-XX:TieredStopAtLevel=1");
    return command.withWords(words);
  }
}
