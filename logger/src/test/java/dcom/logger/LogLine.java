package dcom.logger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dcom.labkit.check.Expect;
import dcom.labkit.expect.Unmet;
import dcom.labkit.wire.Quoted;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One line of the log, taken apart.
 *
 * @param number its place in the file, from 1
 * @param text as it stands there, without its newline; one character for each byte
 * @param subject what stands in the second brackets
 * @param payload the bytes that its escapes stand for
 */
record LogLine(int number, String text, String subject, byte[] payload) {
  private static final int SHOWN = 500;
  private static final Pattern FORM =
      Pattern.compile("\\[#(\\d+)] \\[(\\S+)]: '((?:[^'\\\\]++|\\\\.)*+)'\n", Pattern.DOTALL);
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:([nrt\\\\'])|x(\\p{XDigit}{2}))|[^\\\\]", Pattern.DOTALL);
  private static final Map<String, Integer> LETTERS =
      Map.of("n", 10, "r", 13, "t", 9, "\\", 92, "'", 39);

  /** Plain texts as lines, newlines included, the first of them with this number. */
  static String write(int number, String subject, List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(n -> "[#%d] [%s]: '%s'\n".formatted(number + n, subject, texts.get(n)))
        .collect(Collectors.joining());
  }

  /** Reads the nth line, newline included. */
  static LogLine parse(int number, String line) {
    Matcher form = FORM.matcher(line);
    if (!form.matches() || !form.group(1).equals(String.valueOf(number))) {
      throw new Unmet(
          "line %d of the log is [#%d] [subject]: 'payload'".formatted(number, number),
          "line %d is %s%s".formatted(number, start(line), line.endsWith("\n") ? "" : " (torn)"));
    }
    String text = line.substring(0, line.length() - 1);
    return new LogLine(number, text, form.group(2), decode(text, form.group(3)));
  }

  private static String start(String line) {
    String shown = line.strip();
    return shown.length() <= SHOWN ? shown : shown.substring(0, SHOWN) + "…";
  }

  private static byte[] decode(String line, String escaped) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher next = ESCAPE.matcher(escaped);
    int at = 0;
    while (at < escaped.length() && next.region(at, escaped.length()).lookingAt()) {
      bytes.write(value(next));
      at = next.end();
    }
    if (at < escaped.length()) {
      throw new Unmet(
          "a backslash stands only in \\n \\r \\t \\\\ \\' \\xHH", "the log has the line " + line);
    }
    return bytes.toByteArray();
  }

  private static int value(Matcher next) {
    if (next.group(1) != null) {
      return LETTERS.get(next.group(1));
    }
    return next.group(2) != null
        ? Integer.parseInt(next.group(2), 16)
        : next.group().getBytes(ISO_8859_1)[0];
  }

  /** Its payload is exactly this, and each byte stands there as the table in the README says. */
  void expect(byte[] published) {
    expectBack(published);
    String form = "[#%d] [%s]: '%s'".formatted(number, subject, escaped(published));
    Expect.equal("line " + number + " is", form, smallDigits(text));
  }

  private static String escaped(byte[] payload) {
    StringBuilder text = new StringBuilder();
    for (byte b : payload) {
      String letter = LETTERS.entrySet().stream()
          .filter(entry -> entry.getValue() == b)
          .map(entry -> "\\" + entry.getKey())
          .findFirst()
          .orElse("\\x%02x".formatted(b));
      if (b >= ' ' && b <= '~' && !LETTERS.containsValue((int) b)) {
        text.append((char) b);
      } else {
        text.append(letter);
      }
    }
    return text.toString();
  }

  /** The same with small hexadecimal digits: both are right. */
  private static String smallDigits(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(part -> Matcher.quoteReplacement(
            part.group(2) == null ? part.group() : part.group().toLowerCase(Locale.ROOT)));
  }

  private void expectBack(byte[] published) {
    if (!Arrays.equals(published, payload)) {
      throw new Unmet(
          "line %d reads back as %d bytes: %s"
              .formatted(number, published.length, Quoted.of(published, 300)),
          "line %d is %s\nwhich reads back as %d bytes: %s"
              .formatted(number, text, payload.length, Quoted.of(payload, 300)));
    }
  }
}
