package dcom.labkit.wire.grpc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The fields that a header block can name by a number (RFC 7541, 2.3): 61 that everybody knows, and
 * behind them, the newest first, those that passed before, as many as there is room for.
 */
final class HeaderTable {
  private static final List<HeaderField> STATIC = known();
  private static final int USUAL_ROOM = 4096;

  private final Deque<HeaderField> passed = new ArrayDeque<>();
  private int room = USUAL_ROOM;
  private int size;

  /** Throws an {@link IllegalArgumentException} if no field has this number. */
  HeaderField get(int number) {
    if (number < 1 || number > STATIC.size() + passed.size()) {
      throw new IllegalArgumentException("there is no header field " + number);
    }
    return number <= STATIC.size()
        ? STATIC.get(number - 1)
        : new ArrayList<>(passed).get(number - STATIC.size() - 1);
  }

  void add(HeaderField field) {
    passed.addFirst(field);
    size += field.size();
    forget();
  }

  /** Throws an {@link IllegalArgumentException} if that is more than a receiver allows by default. */
  void resize(int octets) {
    if (octets > USUAL_ROOM) {
      throw new IllegalArgumentException("a table of " + octets + " bytes for header fields");
    }
    room = octets;
    forget();
  }

  private void forget() {
    while (size > room) {
      size -= passed.removeLast().size();
    }
  }

  /** RFC 7541, appendix A: a line each; what follows the first blank is the value. */
  private static List<HeaderField> known() {
    String lines = """
        :authority
        :method GET
        :method POST
        :path /
        :path /index.html
        :scheme http
        :scheme https
        :status 200
        :status 204
        :status 206
        :status 304
        :status 400
        :status 404
        :status 500
        accept-charset
        accept-encoding gzip, deflate
        accept-language
        accept-ranges
        accept
        access-control-allow-origin
        age
        allow
        authorization
        cache-control
        content-disposition
        content-encoding
        content-language
        content-length
        content-location
        content-range
        content-type
        cookie
        date
        etag
        expect
        expires
        from
        host
        if-match
        if-modified-since
        if-none-match
        if-range
        if-unmodified-since
        last-modified
        link
        location
        max-forwards
        proxy-authenticate
        proxy-authorization
        range
        referer
        refresh
        retry-after
        server
        set-cookie
        strict-transport-security
        transfer-encoding
        user-agent
        vary
        via
        www-authenticate
        """;
    return lines
        .lines()
        .map(line -> line.split(" ", 2))
        .map(words -> new HeaderField(words[0], words.length > 1 ? words[1] : ""))
        .toList();
  }
}
