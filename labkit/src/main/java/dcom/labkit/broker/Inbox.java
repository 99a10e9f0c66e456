package dcom.labkit.broker;

import dcom.labkit.expect.Unmet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Messages that a peer got, and which of them nobody has taken. Guarded by the peer's events. */
final class Inbox {
  private static final int MOST_NAMED = 5;

  private final List<NatsMessage> all = new ArrayList<>();
  private final List<NatsMessage> untaken = new LinkedList<>();

  void add(NatsMessage message) {
    all.add(message);
    untaken.add(message);
  }

  /** The oldest untaken message on a subject that this pattern covers. */
  Optional<NatsMessage> take(String pattern) {
    Iterator<NatsMessage> oldestFirst = untaken.iterator();
    while (oldestFirst.hasNext()) {
      NatsMessage message = oldestFirst.next();
      if (Subjects.covers(pattern, message.subject())) {
        oldestFirst.remove();
        return Optional.of(message);
      }
    }
    return Optional.empty();
  }

  /**
   * All messages once there are so many.
   *
   * @throws Unmet when the server says that nobody will answer
   */
  Optional<List<NatsMessage>> answers(String awaited, int size) {
    if (all.stream().anyMatch(NatsMessage::saysNobodyAnswers)) {
      throw new Unmet(awaited, "the server's word that nobody listens there (no responders)");
    }
    return all.size() >= size ? Optional.of(all()) : Optional.empty();
  }

  List<NatsMessage> all() {
    return List.copyOf(all);
  }

  /** What is there instead of what was awaited. */
  String summary() {
    String named = untaken.stream()
        .limit(MOST_NAMED)
        .map(message -> message.subject() + " '" + message.text() + "'")
        .collect(Collectors.joining(", "));
    return all.isEmpty()
        ? "no message at all"
        : all.size() + " messages, not taken yet: " + untaken.size() + " (" + named + ")";
  }
}
