package dcom.labkit.tap;

import dcom.labkit.expect.Spoken;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import java.time.Duration;

/**
 * A frame that a tap let pass.
 *
 * @param at when it went on, since the tap was opened
 * @param connection 1, 2, … in the order in which the tap accepted them
 * @param client who has that connection: {@code subscriber 2}, or {@code client 1} if nobody knows
 * @param direction which way it went
 * @param frame what it was
 */
public record Passage(
    Duration at, int connection, String client, Direction direction, Frame frame) {
  /** One line for a person: {@code 18 ms  publisher 2 → server  PUB greetings 5 'hello'}. */
  public String shown() {
    return Spoken.duration(at) + "  " + text();
  }

  /** The same without the time. */
  public String text() {
    String way = direction == Direction.TO_SERVER ? client + " → server" : "server → " + client;
    return way + "  " + frame.text();
  }
}
