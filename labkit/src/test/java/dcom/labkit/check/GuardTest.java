package dcom.labkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.expect.Unmet;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.SocketException;
import java.nio.file.FileSystemException;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class GuardTest {
  @Test
  void whatWasSaidIsTheProgramsFault() {
    assertThat(isOurs(new NumberFormatException("1x"))).isFalse();
    assertThat(isOurs(new NoSuchElementException())).isFalse();
    assertThat(isOurs(new StackOverflowError())).isFalse();
    assertThat(isOurs(new EOFException())).isFalse();
    assertThat(isOurs(new UncheckedIOException(new SocketException("reset")))).isFalse();
  }

  @Test
  void whatACheckStatesAndTheMachineRefusesIsOurs() {
    assertThat(isOurs(new IllegalStateException("cannot be"))).isTrue();
    assertThat(isOurs(new UncheckedIOException(new BindException()))).isTrue();
    assertThat(isOurs(new UncheckedIOException(new IOException("Too many open files"))))
        .isTrue();
    assertThat(isOurs(new RuntimeException(new FileSystemException("disk")))).isTrue();
    assertThat(isOurs(new NoClassDefFoundError("Link"))).isTrue();
  }

  @Test
  void aCheckThatStartedNoProgramHasNobodyElseToBlame() {
    assertThat(Guard.isOurs(new NumberFormatException("1x"), false)).isTrue();
  }

  @Test
  void theFailureIsShortWhateverWasSaid() {
    Unmet unmet = Guard.unmet(new NumberFormatException("9".repeat(100_000)));

    assertThat(unmet.got()).startsWith("it cannot: ").hasSizeLessThan(400);
  }

  private static boolean isOurs(Throwable thrown) {
    return Guard.isOurs(thrown, true);
  }
}
