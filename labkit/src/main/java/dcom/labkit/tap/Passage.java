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
 * @param direction which way it went
 * @param frame what it was
 */
public record Passage(Duration at, int connection, Direction direction, Frame frame) {
  /** One line for a person: {@code 18 ms  client 1 → server  PUB greetings 5 'hello'}. */
  public String shown() {
    String way = direction == Direction.TO_SERVER
        ? "client " + connection + " → server"
        : "server → client " + connection;
    return Spoken.duration(at) + "  " + way + "  " + frame.text();
  }
}
