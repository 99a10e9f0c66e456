package dcom.labkit.broker;

/** Watches the time of one session; all times in nanoseconds on the server's clock. */
final class Vigil {
  /** What is due. */
  enum Due {
    /** Nothing yet. */
    NOTHING,
    /** The client was silent: ask whether it lives. */
    ASK,
    /** It left too many questions unanswered. */
    STALE,
    /** It has not named itself in time. */
    LATE
  }

  private final NatsOptions.Patience patience;
  private boolean mustNameItself;
  private long heard;
  private long loginUntil;
  private long askAt;
  private int unanswered;

  Vigil(NatsOptions options, long now) {
    this.patience = options.patience();
    this.mustNameItself = options.access().required();
    this.heard = now;
    this.loginUntil = now + patience.login().toNanos();
    this.askAt = now + patience.silence().toNanos();
  }

  void namedItself() {
    mustNameItself = false;
  }

  void heard(long now) {
    heard = now;
  }

  void answered() {
    unanswered = 0;
  }

  Due check(long now) {
    if (mustNameItself && now >= loginUntil) {
      loginUntil = Long.MAX_VALUE;
      return Due.LATE;
    }
    return now >= askAt ? ask(now) : Due.NOTHING;
  }

  private Due ask(long now) {
    boolean silent = now - heard >= patience.silence().toNanos();
    askAt = now + patience.silence().toNanos();
    if (!silent) {
      return Due.NOTHING;
    }
    unanswered++;
    return unanswered > patience.unanswered() ? Due.STALE : Due.ASK;
  }

  /** When to check again. */
  long next() {
    return mustNameItself ? Math.min(loginUntil, askAt) : askAt;
  }
}
