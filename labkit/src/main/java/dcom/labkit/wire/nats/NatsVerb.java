package dcom.labkit.wire.nats;

/** What a line of the protocol may begin with, in any case. The commonest stand first. */
public enum NatsVerb {
  /** A message for a subject, from a client. */
  PUB("PUB", 2, 3),
  /** A message for a subscription, from the server. */
  MSG("MSG", 3, 4),
  /** As {@link #PUB}, with headers before the payload. */
  HPUB("HPUB", 3, 4),
  /** As {@link #MSG}, with headers before the payload. */
  HMSG("HMSG", 4, 5),
  /** Are you there; each side may ask. */
  PING("PING"),
  /** The answer to {@link #PING}. */
  PONG("PONG"),
  /** A new subscription: subject, queue group if any, number. */
  SUB("SUB", 2, 3),
  /** The end of a subscription, at once or after so many messages. */
  UNSUB("UNSUB", 1, 2),
  /** What a client is and wants, in JSON. */
  CONNECT("CONNECT"),
  /** What the server is and allows, in JSON. */
  INFO("INFO"),
  /** Each operation's acknowledgement where a client asked for them. */
  OK("+OK"),
  /** What was wrong; the server often closes the connection behind it. */
  ERR("-ERR", 0, 0);

  private final String word;
  private final int fewest;
  private final int most;
  private final boolean anythingMayFollow;

  NatsVerb(String word, int fewest, int most) {
    this.word = word;
    this.fewest = fewest;
    this.most = most;
    this.anythingMayFollow = false;
  }

  /** A verb that is recognised whatever stands behind it, as the real server does. */
  NatsVerb(String word) {
    this.word = word;
    this.fewest = 0;
    this.most = 0;
    this.anythingMayFollow = true;
  }

  /** The verb as it is written. */
  public String word() {
    return word;
  }

  /** Whether bytes of the application follow the line. */
  public boolean carriesPayload() {
    return ordinal() <= HMSG.ordinal();
  }

  /** Whether the line tells the length of headers before the total. */
  boolean carriesHeaders() {
    return this == HPUB || this == HMSG;
  }

  /** Whether what follows is a list of words, and not one text. */
  boolean takesWords() {
    return most > 0;
  }

  boolean allows(int arguments) {
    return !takesWords() || arguments >= fewest && arguments <= most;
  }

  /** How many of the bytes from {@code from} are this verb, all of it or less when they end. */
  private int matching(byte[] bytes, int from, int to) {
    int at = 0;
    while (at < word.length() && from + at < to && upper(bytes[from + at]) == word.charAt(at)) {
      at++;
    }
    return at;
  }

  private static int upper(byte letter) {
    return letter >= 'a' && letter <= 'z' ? letter - ('a' - 'A') : letter;
  }

  /** Whether a line that begins with these bytes begins with this verb. */
  boolean begins(byte[] bytes, int from, int to) {
    int end = from + word.length();
    return matching(bytes, from, to) == word.length()
        && (anythingMayFollow || end < to && isBlank(bytes[end]));
  }

  /** Whether these bytes may still become this verb when more of them come. */
  boolean mayBegin(byte[] bytes, int from, int to) {
    int length = matching(bytes, from, to);
    return from + length == to || begins(bytes, from, to);
  }

  static boolean isBlank(byte one) {
    return one == ' ' || one == '\t';
  }
}
