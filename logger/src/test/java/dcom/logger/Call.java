package dcom.logger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call to the system, as strace records it.
 *
 * @param name the call, {@code fsync} for example
 * @param text its arguments and what it returned
 * @param begin the line of the record where it begins
 * @param end the line where it has returned; behind all lines if it has not
 */
record Call(String name, String text, int begin, int end) {
  private static final Pattern BEGIN = Pattern.compile("(\\d+) +(\\w+)\\((.*)");
  private static final Pattern END = Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)");
  private static final Pattern MAPPED =
      Pattern.compile("(?s)\\w+, (\\d+),.* = 0x(\\p{XDigit}+)(?: .*)?");
  private static final Pattern SYNCED = Pattern.compile("0x(\\p{XDigit}+), .*");
  private static final String UNFINISHED = "<unfinished ...>";

  /** All calls of a record, in the order in which they began. */
  static List<Call> read(List<String> record) {
    List<Call> calls = new ArrayList<>();
    Map<String, Integer> unfinished = new HashMap<>();
    for (int line = 0; line < record.size(); line++) {
      Matcher begin = BEGIN.matcher(record.get(line));
      Matcher end = END.matcher(record.get(line));
      if (begin.matches()) {
        boolean open = begin.group(3).endsWith(UNFINISHED);
        calls.add(new Call(begin.group(2), begin.group(3), line, open ? record.size() : line));
        if (open) {
          unfinished.put(begin.group(1), calls.size() - 1);
        }
      } else if (end.matches() && unfinished.containsKey(end.group(1))) {
        int place = unfinished.remove(end.group(1));
        calls.set(place, calls.get(place).ended(end.group(2), line));
      }
    }
    return calls;
  }

  private Call ended(String rest, int line) {
    return new Call(name, text.replace(UNFINISHED, "") + rest, begin, line);
  }

  boolean has(String part) {
    return text.contains(part);
  }

  boolean isWrite() {
    return name.matches("write|writev|pwrite64|pwritev2?");
  }

  boolean isSend() {
    return name.matches("sendto|sendmsg") || isWrite() && text.contains("<socket:");
  }

  boolean isReceive() {
    return name.matches("recvfrom|recvmsg|readv?");
  }

  /** Returns only when the disk has it. sync_file_range does not promise that, nor does MS_ASYNC. */
  boolean isForce() {
    return name.matches("fsync|fdatasync|sync|syncfs") || name.equals("msync") && has("MS_SYNC");
  }

  boolean isOpen() {
    return name.matches("openat|open|creat");
  }

  boolean isMap() {
    return name.equals("mmap") && has("MAP_SHARED");
  }

  /** Whether this force is one of what that call has mapped into memory. */
  boolean isOf(Call map) {
    Matcher synced = SYNCED.matcher(text);
    Matcher mapped = MAPPED.matcher(map.text);
    if (!synced.matches() || !mapped.matches()) {
      return false;
    }
    long at = Long.parseUnsignedLong(synced.group(1), 16);
    long from = Long.parseUnsignedLong(mapped.group(2), 16);
    return at >= from && at < from + Long.parseLong(mapped.group(1));
  }

  boolean failed() {
    return text.matches("(?s).* = -1 E.*");
  }
}
