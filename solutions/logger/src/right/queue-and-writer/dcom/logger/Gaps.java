package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds holes in the numbers that come on each subject. For one thread. */
final class Gaps {
  private static final int MOST_DIGITS = 18;

  private final Map<String, Count> counts = new LinkedHashMap<>();
  private StringBuilder news = new StringBuilder();

  private static final class Count {
    private long last = Long.MAX_VALUE;
    private long received;
    private BigInteger missing = BigInteger.ZERO;
  }

  void saw(String subject, byte[] payload) {
    if (!isNumber(payload)) {
      return;
    }
    long number = Long.parseLong(new String(payload, US_ASCII));
    Count count = counts.computeIfAbsent(subject, s -> new Count());
    if (number > count.last && number - count.last > 1) {
      long first = count.last + 1;
      long last = number - 1;
      news.append(String.format("Gap on [%s]: %d to %d missing%n", subject, first, last));
      count.missing = count.missing.add(BigInteger.valueOf(number - first));
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

  String news() {
    String text = news.toString();
    news = new StringBuilder();
    return text;
  }

  String summary() {
    StringBuilder text = new StringBuilder();
    counts.forEach((subject, count) -> text.append("Summary of [")
        .append(subject)
        .append("]: ")
        .append(count.received)
        .append(" received, ")
        .append(count.missing)
        .append(" missing\n"));
    return text.toString();
  }
}
