package dcom.labkit.grade.intake;

import static dcom.labkit.grade.intake.TwoLabs.ONE;
import static dcom.labkit.grade.intake.TwoLabs.PLACE;
import static dcom.labkit.grade.intake.TwoLabs.mine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.Steps;
import dcom.labkit.grade.Submission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One hand-in that would take all memory, all time or all of the disk, and the others beside it. */
class HostileArchiveTest {
  private static final String CLAIMED = "holds a name of more than 64.0 KB; no name is that long";

  @TempDir
  private Path root;

  private TwoLabs labs;

  @BeforeEach
  void makeACourse() throws IOException {
    labs = new TwoLabs(root);
    mine().folder(labs.all().resolve("Bob"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"L", "K", "x", "g"})
  void aNameIsNotReadOnceItIsTooLong(String type) throws IOException {
    Endless name = new Endless();
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(labs.all().resolve("Eve.tar.gz")))) {
      out.write(Packed.header("././@LongLink", type.charAt(0), 4L << 30));
      out.write(
          type.matches("[xg]") ? "2000000000 path=".getBytes(StandardCharsets.UTF_8) : new byte[0]);
      name.write(out, 2 << 20);
    }

    Map<String, Submission> taken = labs.taken();

    assertThat(taken.get("Eve").problem()).isEqualTo("Eve.tar.gz " + CLAIMED);
    assertThat(taken.get("Bob").problem()).isEmpty();
  }

  @Test
  void aFileBeforeALongNameDoesNotHideIt() throws IOException {
    byte[] one = ONE.getBytes(StandardCharsets.UTF_8);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(labs.all().resolve("Eve.tgz")))) {
      out.write(Packed.header("One.java", '0', one.length));
      out.write(Packed.padded(one));
      out.write(Packed.header("unread", '0', 1 << 20));
      out.write(new byte[1 << 20]);
      out.write(Packed.header("././@LongLink", 'L', 1 << 20));
      new Endless().write(out, 1 << 20);
    }

    assertThat(labs.taken().get("Eve").problem()).isEqualTo("Eve.tgz " + CLAIMED);
  }

  @Test
  void aNameOfUsualLengthIsRead() throws IOException {
    String deep = "a-folder-with-a-name/".repeat(40);
    mine().with("alpha/" + deep + "notes.txt", "x").tarGz(labs.all().resolve("Ann.tgz"));

    assertThat(labs.taken().get("Ann").problem()).isEmpty();
  }

  @Test
  void theListOfAZipIsLimited() throws IOException {
    Packed packed = new Packed();
    for (int n = 0; n < 40; n++) {
      packed.entry(n + "n".repeat(60_000), "");
    }
    packed.zip(labs.all().resolve("Eve.zip"));
    Limits limits = new Limits(100, 1 << 30, 200, 1 << 20, 1 << 20, 2 << 20, Duration.ofHours(1));

    Map<String, Submission> taken =
        TwoLabs.byStudent(labs.take(labs.all(), limits, System::nanoTime));

    assertThat(taken.get("Eve").problem())
        .isEqualTo("Eve.zip holds names of more than 2.0 MB in all");
    assertThat(labs.taken().get("Eve").problem())
        .contains("holds the name '0nnn", "characters left out", "longer than 4096 characters");
  }

  @Test
  void aHandInThatTakesTooLongIsARow() throws IOException {
    Packed packed = new Packed();
    for (int n = 0; n < 100; n++) {
      packed.entry("n" + n, "x");
    }
    packed.zip(labs.all().resolve("Eve.zip"));
    packed.tarGz(labs.all().resolve("Fay/inner.tar.gz"));
    new Parcel().with("One.java", "class One {}").folder(labs.all().resolve("Ann"));
    AtomicLong clock = new AtomicLong();
    Limits limits =
        new Limits(1000, 1 << 30, 200, 1 << 20, 1 << 20, 1 << 20, Duration.ofSeconds(60));

    Map<String, Submission> taken = TwoLabs.byStudent(labs.take(
        labs.all(), limits, () -> clock.addAndGet(Duration.ofSeconds(1).toNanos())));

    assertThat(taken.get("Ann").problem())
        .isEqualTo("One.java must begin with: package dcom.alpha;");
    assertThat(taken.get("Eve").problem()).isEqualTo("takes longer than 60 s to read");
    assertThat(taken.get("Fay").problem()).isEqualTo("takes longer than 60 s to read");
    assertThat(taken.get("Bob").problem()).isEmpty();
  }

  @Test
  void aFailureOfAnyKindIsARow() {
    assertThat(failing(new OutOfMemoryError()))
        .isEqualTo("needs more memory to read than there is");
    assertThat(failing(new StackOverflowError())).isEqualTo("is nested too deep to read");
    assertThat(failing(new IllegalStateException("odd")))
        .isEqualTo("cannot be read: java.lang.IllegalStateException: odd");
    NoRoom noRoom = new NoRoom(root, new IOException("No space left on device"));
    assertThatThrownBy(() -> failing(noRoom)).isSameAs(noRoom);
  }

  private static String failing(Throwable failure) {
    return OneByOne.guard(
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        },
        problem -> problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3 device", "4 device", "6 FIFO", "1 hard link", "2 symbolic link"})
  void whatIsNoFileIsRefusedByItsKind(String kind) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(labs.all().resolve("Eve.tgz")))) {
      out.write(Packed.header("alpha/" + PLACE + "One.java", kind.charAt(0), 0));
      out.write(new byte[1024]);
    }

    assertThat(labs.taken().get("Eve").problem())
        .contains(PLACE + "One.java is a " + kind.substring(2));
  }

  @Test
  void sourcesOfBlankLinesTakeNoLongerThanOthers() {
    long one = Steps.of(text -> declares(text), "\n".repeat(10_000));
    long two = Steps.of(text -> declares(text), "\n".repeat(20_000));

    assertThat(two).isLessThan(3 * one);
  }

  private static boolean declares(CharSequence text) {
    return Wanted.declares(text, "dcom.alpha");
  }

  @Test
  void aPackageIsFoundWhereverItStands() {
    assertThat(Stream.of(
            "package dcom.alpha;",
            "/* mine */\n\n  package\tdcom.alpha ;",
            "\r\n\r\n\tpackage\n  dcom.alpha\n;"))
        .allMatch(HostileArchiveTest::declares);
    assertThat(Stream.of("// package dcom.alpha;", "package dcom.alphabet;", "package dcom.beta;"))
        .noneMatch(HostileArchiveTest::declares);
  }

  @Test
  void aFullDiskIsNobodysFaultAndSaysWhatToDo() {
    Path full = Path.of("/dev/full");

    assertThatThrownBy(() -> {
          try {
            Files.write(full, new byte[1]);
          } catch (IOException e) {
            throw NoRoom.or(full, e);
          }
        })
        .isInstanceOf(NoRoom.class)
        .hasMessageContaining("There is no room left on the disk for /dev/full")
        .hasMessageContaining("-Djava.io.tmpdir=DIR");
    assertThat(NoRoom.or(root, new IOException("Permission denied")))
        .isNotInstanceOf(NoRoom.class)
        .hasMessageContaining("cannot write");
  }

  @Test
  void namesThatATerminalWouldObeyAreMadeLegible() throws IOException {
    String evil = "\u001b]0;pwned\u0007\u009b31m\u202e.java";
    new Packed().entry("../" + evil, "x").zip(labs.all().resolve("Eve.zip"));
    new Parcel().with(evil, "x").folder(labs.all().resolve("Fay"));
    mine().with("alpha/" + PLACE + evil, "x").folder(labs.all().resolve("Gus"));

    Map<String, Submission> taken = labs.taken();

    assertThat(taken.values())
        .extracting(one -> one.problem() + one.remark())
        .allMatch(text -> text.chars().noneMatch(Character::isISOControl))
        .noneMatch(text -> text.contains("\u202e"));
    assertThat(taken.get("Eve").problem()).contains("␛]0;pwned␇⟨U+009B⟩31m⟨U+202E⟩.java");
    assertThat(taken.get("Gus").remark()).contains("␛]0;pwned␇");
  }

  /** A name without end. */
  private static final class Endless {
    void write(OutputStream out, int length) throws IOException {
      new ByteArrayInputStream("a".repeat(length).getBytes(StandardCharsets.UTF_8)).transferTo(out);
    }
  }
}
