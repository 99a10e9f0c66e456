package dcom.helloworld;

import dcom.labkit.check.Expect;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.List;
import java.util.Map;

/** A client whose .proto is newer than the server's: its messages have a field 2. */
final class Newcomer {
  private static final String LANGUAGE = "de";
  private static final String MOOD = "cheerful";

  private final Caller caller;

  Newcomer(Caller caller) {
    this.caller = caller;
  }

  /** The next server, as new as the client: its replies have a field 2, too. */
  static Heard nextServer() {
    return new Heard(Hand.both(Hand.message("Hello"), Hand.message(2, MOOD)));
  }

  /**
   * Asks over the server under check.
   *
   * @throws dcom.labkit.expect.Unmet if the next server does not get the whole request
   */
  Prediction ask(String name, Heard next) {
    byte[] request = Hand.both(Hand.message(name), Hand.message(2, LANGUAGE));
    List<byte[]> replies = caller.greet(request, new Metadata()).awaitReplies();
    boolean there = Hand.text(2, next.request()).equals(LANGUAGE);
    Expect.that(there, "a request with field 2 at the next server", "a request without field 2");
    boolean back = Hand.text(2, replies.get(0)).equals(MOOD);
    Status renumbered = caller.greet(Hand.message(2, name), new Metadata()).awaitEnd();
    return new Prediction(Map.of(
        "next-server-gets", "both",
        "newer-client-gets", back ? "both" : "message-only",
        "name-sent-as-field-2", renumbered.isOk() ? "greeted" : "refused"));
  }
}
