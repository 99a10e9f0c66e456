package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dcom.labkit.tap.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a publisher and its server say to each other, as far as it matters. */
final class Conversation {
  /** How a server confirms; the second is for clients that asked it to be verbose. */
  private static final Set<String> CONFIRMATIONS = Set.of("PONG", "+OK");

  private Conversation() {}

  /** {@code PUB 1, confirmed, PUB 2, …}: from the first message on, each confirmation once. */
  static String of(List<Passage> passages) {
    List<String> said = new ArrayList<>();
    for (Passage passage : passages) {
      String verb = passage.frame().verb();
      if (verb.equals("PUB")) {
        said.add("PUB " + new String(passage.frame().payload(), UTF_8));
      } else if (CONFIRMATIONS.contains(verb)
          && !said.isEmpty()
          && !last(said).equals("confirmed")) {
        said.add("confirmed");
      }
    }
    return String.join(", ", said);
  }

  private static String last(List<String> said) {
    return said.get(said.size() - 1);
  }
}
