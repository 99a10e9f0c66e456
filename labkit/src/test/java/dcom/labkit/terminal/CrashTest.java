package dcom.labkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashTest {
  @Test
  void aStackTraceAtTheEndIsKnownByItsFirstLineAndItsFrames() {
    Crash crash = Crash.at(List.of(
            "Listening",
            "Exception in thread \"main\" java.lang.IllegalStateException: no",
            "\tat java.base/java.util.Optional.get(Optional.java:143)",
            "\tat dcom.onenode.Subscriber.main(Subscriber.java:12)",
            "Caused by: java.io.IOException",
            "\tat app//dcom.onenode.Link.open(Link.java:7)",
            "\t... 1 more"))
        .orElseThrow();

    assertThat(crash.exception()).isEqualTo("java.lang.IllegalStateException: no");
    assertThat(crash.frames())
        .containsExactly(
            "java.util.Optional.get(Optional.java:143)",
            "dcom.onenode.Subscriber.main(Subscriber.java:12)",
            "dcom.onenode.Link.open(Link.java:7)");
  }

  /** Each of these lines took minutes, or a folder of them did. */
  @Test
  void aLineThatOnlyLooksLikeAFrameIsNone() {
    for (String again : List.of("/", "(", "/(", "a/", "[/", ")", " ")) {
      String line = " at " + again.repeat(100_000 / again.length());

      assertThat(Crash.at(List.of("Exception", line))).as(again).isEmpty();
    }
    List<String> many = new ArrayList<>(Collections.nCopies(250_000, "\tat a.B.c(B.java:1)"));
    many.set(0, "java.lang.StackOverflowError");
    assertThat(Crash.at(many).orElseThrow().frames()).hasSize(249_999);
  }

  @Test
  void aMessageOfSeveralLinesCountsByItsFirst() {
    Crash crash = Crash.at(List.of(
            "java.rmi.ConnectException: Connection refused; nested exception is: ",
            "\tjava.net.ConnectException: Connection refused",
            "\tat dcom.stringsvc.Client.main(Client.java:12)"))
        .orElseThrow();

    assertThat(crash.exception()).startsWith("java.rmi.ConnectException");
  }

  @Test
  void linesBehindATraceSayThatTheProgramWentOn() {
    assertThat(Crash.at(List.of("java.io.IOException", "\tat a.B.c(B.java:1)", "Connected")))
        .isEmpty();
    assertThat(Crash.at(List.of("upper error: no"))).isEmpty();
    assertThat(Crash.at(List.of())).isEmpty();
  }
}
