package dcom.labkit.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the subscriptions that a subject matches: a tree with one level for each token, and the
 * answers for recent subjects until the next change. Only for the server's thread.
 */
final class Subjects {
  private static final int MOST_ANSWERS = 1024;

  private final Node root = new Node();
  private final Map<String, Matches> answers = new HashMap<>();

  /**
   * Who gets a message; a snapshot, in which a subscription may have ended meanwhile.
   *
   * @param plain everyone here gets it
   * @param groups one member of each gets it
   */
  record Matches(List<Subscription> plain, List<List<Subscription>> groups) {
    private static final Matches NONE = new Matches(List.of(), List.of());

    boolean nobody() {
      return plain.isEmpty() && groups.isEmpty();
    }
  }

  /** One level of the tree: what ends here, and what goes on by literal token or wildcard. */
  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private final List<Subscription> plain = new ArrayList<>();
    private final Map<String, List<Subscription>> groups = new HashMap<>();

    private boolean isEmpty() {
      return next.isEmpty() && plain.isEmpty() && groups.isEmpty();
    }
  }

  /** Whether one may subscribe to it: no token is empty, and {@code >} only stands at the end. */
  static boolean isValid(String subject) {
    String[] tokens = tokens(subject);
    for (int at = 0; at < tokens.length; at++) {
      if (tokens[at].isEmpty() || tokens[at].equals(">") && at < tokens.length - 1) {
        return false;
      }
    }
    return true;
  }

  /** Whether one may publish to it when subjects are checked: no empty token and no wildcard. */
  static boolean isLiteral(String subject) {
    for (String token : tokens(subject)) {
      if (token.isEmpty() || token.equals("*") || token.equals(">")) {
        return false;
      }
    }
    return true;
  }

  /** Whether a message on {@code subject} is for a subscription to {@code wanted}. */
  static boolean covers(String wanted, String subject) {
    if (wanted.indexOf('*') < 0 && wanted.indexOf('>') < 0) {
      return wanted.equals(subject);
    }
    String[] pattern = tokens(wanted);
    String[] tokens = tokens(subject);
    for (int at = 0; at < pattern.length; at++) {
      if (at == tokens.length) {
        return false;
      }
      if (pattern[at].equals(">")) {
        return true;
      }
      if (!pattern[at].equals("*") && !pattern[at].equals(tokens[at])) {
        return false;
      }
    }
    return pattern.length == tokens.length;
  }

  private static String[] tokens(String subject) {
    return subject.split("\\.", -1);
  }

  void add(Subscription subscription) {
    Node node = root;
    for (String token : tokens(subscription.subject())) {
      node = node.next.computeIfAbsent(token, unused -> new Node());
    }
    if (subscription.queue().isEmpty()) {
      node.plain.add(subscription);
    } else {
      node.groups
          .computeIfAbsent(subscription.queue(), unused -> new ArrayList<>())
          .add(subscription);
    }
    answers.clear();
  }

  void remove(Subscription subscription) {
    remove(root, tokens(subscription.subject()), 0, subscription);
    answers.clear();
  }

  private static void remove(Node node, String[] tokens, int at, Subscription subscription) {
    if (at == tokens.length) {
      node.plain.remove(subscription);
      node.groups.values().forEach(group -> group.remove(subscription));
      node.groups.values().removeIf(List::isEmpty);
      return;
    }
    Node next = node.next.get(tokens[at]);
    remove(next, tokens, at + 1, subscription);
    if (next.isEmpty()) {
      node.next.remove(tokens[at]);
    }
  }

  /** Who gets a message on this subject. */
  Matches match(String subject) {
    Matches known = answers.get(subject);
    if (known != null) {
      return known;
    }
    Matches found = find(subject);
    if (!found.nobody()) {
      remember(subject, found);
    }
    return found;
  }

  private void remember(String subject, Matches found) {
    if (answers.size() >= MOST_ANSWERS) {
      answers.clear();
    }
    answers.put(subject, found);
  }

  private Matches find(String subject) {
    String[] tokens = tokens(subject);
    for (String token : tokens) {
      if (token.isEmpty()) {
        return Matches.NONE;
      }
    }
    Matches found = new Matches(new ArrayList<>(), new ArrayList<>());
    collect(root, tokens, 0, found);
    return found;
  }

  private static void collect(Node node, String[] tokens, int at, Matches found) {
    if (at == tokens.length) {
      found.plain.addAll(node.plain);
      node.groups.values().forEach(group -> found.groups.add(List.copyOf(group)));
      return;
    }
    step(node, "*", tokens, at + 1, found);
    step(node, ">", tokens, tokens.length, found);
    if (!tokens[at].equals("*") && !tokens[at].equals(">")) {
      step(node, tokens[at], tokens, at + 1, found);
    }
  }

  private static void step(Node node, String token, String[] tokens, int at, Matches found) {
    Node next = node.next.get(token);
    if (next != null) {
      collect(next, tokens, at, found);
    }
  }
}
