package dcom.helloworld;

import dcom.labkit.check.Expect;
import java.util.List;

/** What a greeter must have replied. */
final class Replies {
  private Replies() {}

  /** The call ends well, with this text. */
  static void expect(String text, Pending call) {
    List<byte[]> replies = call.awaitReplies();
    Expect.equal("the reply is", text, replies.isEmpty() ? "" : Hand.text(replies.get(0)));
  }

  /** So many greetings came, in order. */
  static void expectAll(int count, String name, List<byte[]> replies) {
    Expect.that(replies.size() == count, count + " greetings", replies.size() + " greetings");
    for (int i = 0; i < count; i++) {
      String expected = "Hello " + name + ", " + (i + 1);
      Expect.equal("greeting " + (i + 1), expected, Hand.text(replies.get(i)));
    }
  }
}
