package dcom.labkit.wire.nats;

import dcom.labkit.wire.nats.NatsMalformed.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Cuts one direction of one connection into units, wherever packets end. Feed it what arrives, then
 * take units until there is none. Every byte fed is in exactly one unit, in order; none is lost.
 *
 * <p>Not thread-safe. Memory: the unfinished unit, bounded by the limits given. It reports what is
 * too long or not a verb as soon as that is certain, without waiting for the end of the line.
 */
public final class NatsReader {
  private static final NatsVerb[] VERBS = NatsVerb.values();
  private static final int LONGEST_VERB = "CONNECT ".length();
  private static final int CR_LF = 2;

  private final Charset charset;
  private final int maxLine;
  private final int maxPayload;
  private byte[] buffer = new byte[1 << 12];
  private int start;
  private int end;

  /**
   * A reader at the beginning of a stream.
   *
   * @param charset of words; ISO 8859-1 carries any bytes unchanged
   * @param maxLine bytes that may stand behind a verb
   * @param maxPayload bytes of headers and payload together
   */
  public NatsReader(Charset charset, int maxLine, int maxPayload) {
    this.charset = charset;
    this.maxLine = maxLine;
    this.maxPayload = maxPayload;
  }

  /** Takes all of these bytes. */
  public void feed(ByteBuffer bytes) {
    int length = bytes.remaining();
    makeRoom(length);
    bytes.get(buffer, end, length);
    end += length;
  }

  private void makeRoom(int length) {
    if (end + length <= buffer.length) {
      return;
    }
    int kept = end - start;
    int needed = kept + length;
    byte[] roomy = needed <= buffer.length ? buffer : new byte[needed + needed / 2];
    System.arraycopy(buffer, start, roomy, 0, kept);
    buffer = roomy;
    start = 0;
    end = kept;
  }

  /** The next unit that is complete; empty until more bytes come. */
  public Optional<NatsUnit> next() {
    if (start == end) {
      start = 0;
      end = 0;
      return Optional.empty();
    }
    int newline = newline();
    return newline < 0 ? unfinishedLine() : line(newline);
  }

  private int newline() {
    int last = Math.min(end, start + maxLine + LONGEST_VERB + CR_LF);
    for (int at = start; at < last; at++) {
      if (buffer[at] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private Optional<NatsUnit> unfinishedLine() {
    if (Arrays.stream(VERBS).noneMatch(verb -> verb.mayBegin(buffer, start, end))) {
      return malformed(Reason.UNKNOWN_OPERATION, end);
    }
    return end - start > maxLine + LONGEST_VERB
        ? malformed(Reason.LINE_TOO_LONG, end)
        : Optional.empty();
  }

  private Optional<NatsUnit> line(int newline) {
    for (NatsVerb verb : VERBS) {
      if (verb.begins(buffer, start, newline)) {
        return operation(verb, newline);
      }
    }
    return malformed(Reason.UNKNOWN_OPERATION, newline + 1);
  }

  private Optional<NatsUnit> operation(NatsVerb verb, int newline) {
    int from = start + verb.word().length();
    int to = newline > from && buffer[newline - 1] == '\r' ? newline - 1 : newline;
    if (to - from > maxLine + 1) {
      return malformed(Reason.LINE_TOO_LONG, newline + 1);
    }
    List<String> arguments = verb.takesWords() ? words(from, to) : text(from, to);
    if (!verb.allows(arguments.size())) {
      return malformed(Reason.BAD_ARGUMENTS, newline + 1);
    }
    return verb.carriesPayload()
        ? message(verb, arguments, newline + 1)
        : Optional.of(whole(verb, arguments, newline + 1, 0, 0, newline + 1));
  }

  private List<String> words(int from, int to) {
    List<String> words = new ArrayList<>(4);
    int at = from;
    while (at < to) {
      int word = at;
      while (at < to && !NatsVerb.isBlank(buffer[at])) {
        at++;
      }
      if (at > word) {
        words.add(new String(buffer, word, at - word, charset));
      }
      at++;
    }
    return Collections.unmodifiableList(words);
  }

  private List<String> text(int from, int to) {
    String rest = new String(buffer, from, to - from, charset).strip();
    return rest.isEmpty() ? List.of() : List.of(rest);
  }

  private Optional<NatsUnit> message(NatsVerb verb, List<String> arguments, int body) {
    int last = arguments.size() - 1;
    int length = NatsSize.parse(arguments.get(last));
    int headers = verb.carriesHeaders() ? NatsSize.parse(arguments.get(last - 1)) : 0;
    if (length < 0 || headers < 0 || headers > length) {
      return malformed(Reason.BAD_ARGUMENTS, body);
    }
    if (length > maxPayload) {
      return malformed(Reason.PAYLOAD_TOO_LARGE, body);
    }
    int closing = body + length;
    if (closing + CR_LF > end) {
      return Optional.empty();
    }
    return buffer[closing] == '\r' && buffer[closing + 1] == '\n'
        ? Optional.of(whole(verb, arguments, body, headers, length, closing + CR_LF))
        : malformed(Reason.UNKNOWN_OPERATION, closing + CR_LF);
  }

  private NatsOperation whole(
      NatsVerb verb, List<String> arguments, int body, int headers, int length, int to) {
    int bodyStart = body - start;
    return new NatsOperation(verb, arguments, take(to), bodyStart, headers, length);
  }

  private Optional<NatsUnit> malformed(Reason reason, int to) {
    return Optional.of(new NatsMalformed(reason, take(to)));
  }

  private byte[] take(int to) {
    byte[] taken = Arrays.copyOfRange(buffer, start, to);
    start = to;
    return taken;
  }
}
