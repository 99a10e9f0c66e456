package dcom.inventory;

import static java.util.stream.Collectors.joining;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The calls that several clients made on one counter, each client one after the other, and whether
 * they are linearizable: whether there is an order of all calls in which a single counter would give
 * the replies that came, and in which a call that ended before another one began stands before it.
 *
 * <p>Searches all orders, but looks at each state once. A state is how many calls of each client
 * stand in the order; the count follows from that, as each reply says what its call did. With few
 * clients there are few states, for what does not overlap in time has one order only.
 *
 * @param start what the counter stands at first
 * @param clients each client's calls
 */
record History(long start, List<List<Operation>> clients) {
  /** How far an order has come: so many calls of each client, and the count behind them. */
  private record State(List<Integer> taken, long count) {
    private int depth() {
      return taken.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Nothing if there is such an order; otherwise where every order ends, in words. */
  Optional<String> flaw() {
    State first = new State(clients.stream().map(any -> 0).toList(), start);
    State deepest = first;
    Set<State> seen = new HashSet<>(Set.of(first));
    Deque<State> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      State state = open.pop();
      deepest = state.depth() > deepest.depth() ? state : deepest;
      next(state).filter(seen::add).forEach(open::push);
    }
    return deepest.depth() == size() ? Optional.empty() : Optional.of(words(deepest));
  }

  private int size() {
    return clients.stream().mapToInt(List::size).sum();
  }

  /** The states behind one more call. */
  private Stream<State> next(State state) {
    long firstEnd = waiting(state)
        .mapToLong(client -> call(client, state).received())
        .min()
        .orElse(Long.MAX_VALUE);
    return waiting(state)
        .filter(client -> call(client, state).sent() <= firstEnd)
        .filter(client -> call(client, state).fits(state.count()))
        .mapToObj(client -> behind(state, client));
  }

  private State behind(State state, int client) {
    List<Integer> taken = IntStream.range(0, clients.size())
        .mapToObj(i -> state.taken().get(i) + (i == client ? 1 : 0))
        .toList();
    return new State(taken, call(client, state).after(state.count()));
  }

  /** The clients of which calls are left. */
  private IntStream waiting(State state) {
    return IntStream.range(0, clients.size())
        .filter(client -> state.taken().get(client) < clients.get(client).size());
  }

  private Operation call(int client, State state) {
    return clients.get(client).get(state.taken().get(client));
  }

  private String words(State state) {
    String calls = waiting(state)
        .mapToObj(client -> "client " + (client + 1) + "  " + call(client, state))
        .collect(joining("\n"));
    return "after " + state.depth() + " calls there are " + state.count()
        + ", and none of these fits next:\n" + calls;
  }
}
