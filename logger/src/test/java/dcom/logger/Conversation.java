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

  /**
   * {@code PUB 1, confirmed, PUB 2, …}: from the first message on, each confirmation once. What comes
   * on another connection confirms nothing.
   */
  static String of(List<Passage> passages) {
    List<String> said = new ArrayList<>();
    int connection = 0;
    for (Passage passage : passages) {
      String verb = passage.frame().verb();
      if (verb.equals("PUB")) {
        said.add("PUB " + new String(passage.frame().payload(), UTF_8));
        connection = passage.connection();
      } else if (CONFIRMATIONS.contains(verb)
          && passage.connection() == connection
          && !last(said).equals("confirmed")) {
        said.add("confirmed");
      }
    }
    return String.join(", ", said);
  }

  /** Whether the last message was followed by a PING and has not been confirmed. */
  static boolean asksForConfirmation(List<Passage> passages) {
    List<String> verbs =
        passages.stream().map(passage -> passage.frame().verb()).toList();
    int asked = verbs.lastIndexOf("PING");
    return asked > verbs.lastIndexOf("PUB") && asked > verbs.lastIndexOf("PONG");
  }

  /** Whether a server has confirmed anything on a newer connection than those of this message. */
  static boolean isConfirmedAfter(String message, List<Passage> passages) {
    int connection = passages.stream()
        .filter(p -> p.frame().verb().equals("PUB"))
        .filter(p -> new String(p.frame().payload(), UTF_8).equals(message))
        .mapToInt(Passage::connection)
        .max()
        .orElse(Integer.MAX_VALUE);
    return passages.stream()
        .anyMatch(
            p -> p.connection() > connection && CONFIRMATIONS.contains(p.frame().verb()));
  }

  private static String last(List<String> said) {
    return said.get(said.size() - 1);
  }
}
