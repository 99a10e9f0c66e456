package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds holes in the numbers that come on each subject, and so what was lost on the way.
 *
 * <p>A subject's first number may be any. A number that is not larger than the one before starts a
 * new count: its publisher was started again. Other payloads do not count. For one thread.
 */
final class Gaps {
  private static final int MOST_DIGITS = 18;

  private final Map<String, Count> counts = new LinkedHashMap<>();
  private final StringBuilder news = new StringBuilder();

  private static final class Count {
    private long last;
    private long received;
    private long missing;
  }

  /** Takes note of one message. */
  void saw(String subject, byte[] payload) {
    if (!isNumber(payload)) {
      return;
    }
    long number = Long.parseLong(new String(payload, US_ASCII));
    Count count = counts.computeIfAbsent(subject, s -> new Count());
    if (count.received > 0 && number > count.last + 1) {
      news.append("Gap on [")
          .append(subject)
          .append("]: ")
          .append(count.last + 1)
          .append(" to ")
          .append(number - 1)
          .append(" missing\n");
      count.missing += number - count.last - 1;
    }
    count.received++;
    count.last = number;
  }

  private static boolean isNumber(byte[] payload) {
    for (byte b : payload) {
      if (b < '0' || b > '9') {
        return false;
      }
    }
    return payload.length > 0 && payload.length <= MOST_DIGITS;
  }

  /** The gaps since the last call, a line for each; empty when there are none. */
  String news() {
    String text = news.toString();
    news.setLength(0);
    return text;
  }

  /** One line for each subject that counted. */
  String summary() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Count> each : counts.entrySet()) {
      Count count = each.getValue();
      text.append("Summary of [")
          .append(each.getKey())
          .append("]: ")
          .append(count.received)
          .append(" received, ")
          .append(count.missing)
          .append(" missing\n");
    }
    return text.toString();
  }
}
