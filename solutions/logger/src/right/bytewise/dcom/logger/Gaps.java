package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Finds holes in the numbers that come on each subject. For one thread. */
final class Gaps {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Map<String, Count> counts = new TreeMap<>();
  private final StringBuilder news = new StringBuilder();

  private static final class Count {
    private long last;
    private long received;
    private BigInteger missing = BigInteger.ZERO;
  }

  void saw(String subject, byte[] payload) {
    if (payload.length > 18 || !NUMBER.matcher(new String(payload, US_ASCII)).matches()) {
      return;
    }
    long number = Long.parseLong(new String(payload, US_ASCII));
    Count count = counts.computeIfAbsent(subject, s -> new Count());
    long skipped = number - count.last - 1;
    if (count.received > 0 && skipped > 0) {
      count.missing = count.missing.add(BigInteger.valueOf(skipped));
      news.append(
          "Gap on [" + subject + "]: " + (count.last + 1) + " to " + (number - 1) + " missing\n");
    }
    count.received++;
    count.last = number;
  }

  String news() {
    String text = news.toString();
    news.setLength(0);
    return text;
  }

  String summary() {
    StringBuilder text = new StringBuilder();
    counts.forEach((subject, count) -> text.append("Summary of [" + subject + "]: " + count.received
        + " received, " + count.missing + " missing\n"));
    return text.toString();
  }
}
