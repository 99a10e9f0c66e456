package dcom.labkit.broker;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * How many messages a broker carries from one publisher to one subscriber. The client is the same
 * for every broker, so figures of one run can be compared.
 *
 * @param messages how many arrived, which is all
 * @param payload bytes of each
 * @param time from the first to be published to the last to arrive
 */
public record Throughput(int messages, int payload, Duration time) {
  /** How far the publisher may be ahead, so that no broker cuts a slow subscriber off. */
  private static final int AHEAD = 1 << 16;

  private static final int STEP = 1 << 10;

  /** Messages in a second. */
  public long perSecond() {
    return Math.round(messages * 1e9 / time.toNanos());
  }

  /**
   * Measures on a subject of its own.
   *
   * @throws Unmet when not all messages arrive in time
   */
  public static Throughput measure(String url, int payload, int messages, Deadline deadline) {
    Events events = new Events();
    try (NatsPeer publisher = NatsPeer.connect(url, events, deadline);
        NatsPeer subscriber = NatsPeer.connect(url, events, deadline)) {
      String subject = "throughput." + UUID.randomUUID();
      Arrivals arrivals = new Arrivals(events, deadline, messages);
      subscriber.subscribe(subject, message -> arrivals.count());
      long begin = System.nanoTime();
      for (int sent = 0; sent < messages; sent += STEP) {
        arrivals.await(sent - AHEAD);
        publish(publisher, subject, new byte[payload], Math.min(STEP, messages - sent));
      }
      publisher.send();
      arrivals.await(messages);
      return new Throughput(messages, payload, Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  private static void publish(NatsPeer publisher, String subject, byte[] payload, int messages) {
    for (int each = 0; each < messages; each++) {
      publisher.enqueue(subject, "", payload);
    }
  }

  /** Counts on the reading thread, and announces it now and then. */
  private static final class Arrivals {
    private final Events events;
    private final Deadline deadline;
    private final int all;
    private int counted;
    private int announced;

    private Arrivals(Events events, Deadline deadline, int all) {
      this.events = events;
      this.deadline = deadline;
      this.all = all;
    }

    private void count() {
      counted++;
      if (counted % STEP == 0 || counted == all) {
        int now = counted;
        events.announce(() -> announced = now);
      }
    }

    private void await(int least) {
      events
          .await(deadline, () -> announced >= least ? Optional.of(announced) : Optional.empty())
          .orElseThrow(() -> new Unmet(all + " messages in " + deadline.total(), announced + ""));
    }
  }
}
