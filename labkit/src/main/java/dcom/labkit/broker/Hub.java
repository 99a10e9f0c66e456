package dcom.labkit.broker;

import java.util.Collection;
import java.util.List;
import java.util.Random;

/**
 * What all sessions of one server share. Only for the server's thread.
 *
 * @param options how the server behaves
 * @param info what it says of itself
 * @param subjects who wants what
 * @param random chooses among the members of a queue group
 * @param touched sessions that have something to write or to end, once each
 */
record Hub(
    NatsOptions options,
    ServerInfo info,
    Subjects subjects,
    Random random,
    Collection<Session> touched) {

  /** Gives a message to everyone it is for; tells whether there was anyone. */
  boolean route(Session from, Delivery message) {
    Subjects.Matches matches = subjects.match(message.subject());
    boolean delivered = false;
    for (Subscription plain : matches.plain()) {
      delivered |= deliver(from, message, plain);
    }
    for (List<Subscription> group : matches.groups()) {
      delivered |= deliverToOne(from, message, group);
    }
    return delivered;
  }

  private boolean deliverToOne(Session from, Delivery message, List<Subscription> group) {
    int first = random.nextInt(group.size());
    for (int at = 0; at < group.size(); at++) {
      if (deliver(from, message, group.get((first + at) % group.size()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean deliver(Session from, Delivery message, Subscription to) {
    boolean wanted = !to.ended() && (to.owner() != from || from.hearsItself());
    if (wanted) {
      boolean last = to.countDelivery();
      to.owner().deliver(message, to);
      if (to.owner().falling() && to.owner() != from) {
        from.slowDown();
      }
      if (last) {
        to.owner().end(to);
      }
    }
    return wanted;
  }
}
