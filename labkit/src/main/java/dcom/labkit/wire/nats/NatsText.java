package dcom.labkit.wire.nats;

import dcom.labkit.wire.Quoted;
import java.nio.charset.StandardCharsets;

/** An operation as one line that a person can read; long parts are shortened in the middle. */
final class NatsText {
  private static final int LONGEST_PART = 400;

  private NatsText() {}

  static String of(NatsOperation operation) {
    StringBuilder line = new StringBuilder(operation.verb().word());
    operation.arguments().forEach(argument -> line.append(' ').append(printable(argument)));
    if (operation.headerLength() > 0) {
      line.append(' ').append(Quoted.of(operation.headers(), LONGEST_PART));
    }
    if (operation.verb().carriesPayload()) {
      line.append(' ').append(Quoted.of(operation.payload(), LONGEST_PART));
    }
    return line.toString();
  }

  private static String printable(String argument) {
    boolean plain = argument.length() <= LONGEST_PART && argument.chars().allMatch(c -> c >= ' ');
    return plain ? argument : Quoted.of(argument.getBytes(StandardCharsets.UTF_8), LONGEST_PART);
  }
}
