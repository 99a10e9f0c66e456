package dcom.labkit.grade.intake;

import static dcom.labkit.grade.intake.TwoLabs.ONE;
import static dcom.labkit.grade.intake.TwoLabs.PLACE;
import static dcom.labkit.grade.intake.TwoLabs.TWO;
import static dcom.labkit.grade.intake.TwoLabs.mine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dcom.labkit.grade.Submission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a hand-in is, whatever its student wrote into its name. */
class RollTest {
  private static final String FILE = "_assignsubmission_file_";

  @TempDir
  private Path root;

  private TwoLabs labs;

  @BeforeEach
  void makeACourse() throws IOException {
    labs = new TwoLabs(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x_4712_assignsubmission_file_evil.zip",
        "4712_assignsubmission_file_evil.zip",
        "_4712_assignsubmission_file_evil.zip",
        "Vera Victim_4712_assignsubmission_onlinetext_evil.zip"
      })
  void inMoodlesFlatDownloadNobodyHandsInForAnother(String evil) throws IOException {
    mine().zip(at("Vera Victim_4712" + FILE + "onenode.zip"));
    mine().zip(at("Otto Other_4713" + FILE + "onenode.zip"));
    new Parcel().with("One.java", "evil").zip(at("Zed Mallory_4711" + FILE + evil));

    Map<String, Submission> taken = labs.taken();

    Submission aside = taken.get("Zed Mallory or Vera Victim");
    assertThat(taken).hasSize(3);
    assertThat(aside.keys()).isEmpty();
    assertThat(aside.problem())
        .startsWith("Zed Mallory_4711" + FILE)
        .contains(" could be from Zed Mallory (4711) or Vera Victim (4712): ")
        .endsWith("find out whose it is, rename it, and grade again");
    assertThat(taken.get("Vera Victim").keys()).containsExactly(entry("participant", "4712"));
    assertThat(taken.get("Vera Victim").problem()).isEmpty();
    assertThat(labs.files(taken.get("Vera Victim"))).containsEntry(PLACE + "One.java", ONE);
  }

  @Test
  void inCanvasTheFirstNumberIsTheUsers() throws IOException {
    mine().zip(at("vera_4712_901_onenode.zip"));
    new Parcel().with("One.java", "evil").zip(at("zed_4711_902_x_4712_903_evil.zip"));
    new Parcel().with("One.java", "evil").zip(at("eve_LATE_4713_904_vera_4712_905_evil.zip"));

    Map<String, Submission> taken = labs.taken();

    assertThat(taken).containsOnlyKeys("vera", "zed", "eve");
    assertThat(taken.get("zed").keys()).containsExactly(entry("userId", "4711"));
    assertThat(taken.get("eve").keys()).containsExactly(entry("userId", "4713"));
    assertThat(labs.files(taken.get("vera"))).containsEntry(PLACE + "One.java", ONE);
  }

  @Test
  void whatFitsBothPlatformsIsSetAside() throws IOException {
    mine().zip(at("vera_4712_901_onenode.zip"));
    new Parcel().with("One.java", "evil").zip(at("zed_4711_902_x_4712" + FILE + "evil.zip"));

    Map<String, Submission> taken = labs.taken();

    assertThat(taken).hasSize(2);
    assertThat(taken.get("vera").problem()).isEmpty();
    assertThat(taken.values())
        .filteredOn(one -> one.keys().isEmpty())
        .singleElement()
        .extracting(Submission::problem)
        .asString()
        .contains("could be from ", " (4712)", "zed (4711)");
  }

  @Test
  void datesInNamesAreNoNumbersOfCanvas() throws IOException {
    mine().zip(at("2024_11_26_ann.zip"));
    mine().zip(at("2024_11_26_bob.zip"));
    mine().zip(at("cem_2024_11_26.zip"));
    mine().zip(at("dee_2024_11_26.zip"));
    mine().zip(at("Eve Ek_4713" + FILE + "lab_2024_11_26.zip"));

    Map<String, Submission> taken = labs.taken();

    assertThat(taken)
        .containsOnlyKeys(
            "2024_11_26_ann", "2024_11_26_bob", "cem_2024_11_26", "dee_2024_11_26", "Eve Ek");
    assertThat(taken.values()).extracting(Submission::problem).containsOnly("");
  }

  @Test
  void twoHandInsOfOneStudentAreOneRowWithARemark() throws IOException {
    mine().zip(at("Ann.zip"));
    mine().folder(at("Ann"));
    mine().folder(at("bob"));
    mine().tarGz(at("BOB.tgz"));

    Map<String, Submission> taken = labs.taken();

    assertThat(taken).containsOnlyKeys("Ann", "BOB");
    assertThat(taken.get("Ann").problem()).isEmpty();
    assertThat(taken.get("Ann").remark()).contains("handed in more than once: Ann, Ann.zip");
    assertThat(taken.get("BOB").remark()).contains("handed in more than once: BOB.tgz, bob");
  }

  @Test
  void twoHandInsThatDifferAreNotChosenFrom() throws IOException {
    mine().zip(at("Ann.zip"));
    mine().with("alpha/" + PLACE + "One.java", ONE + "// newer").folder(at("Ann"));
    Files.writeString(at("roe_13_901_One.java"), ONE);
    Files.writeString(at("roe_13_902_One-1.java"), ONE + "// newer");
    Files.writeString(at("roe_13_903_Two.java"), TWO);

    Map<String, Submission> taken = labs.taken();

    assertThat(taken.get("Ann").problem())
        .isEqualTo("holds alpha twice, and they differ: in Ann.zip/alpha/ and in Ann/alpha/");
    assertThat(taken.get("roe").problem()).isEqualTo("One.java is there twice, and the two differ");
  }

  @Test
  void whatBeginsWithADotIsNamedNotDropped() throws IOException {
    mine().zip(at("Ann.zip"));
    mine().folder(at(".Bob"));
    mine().zip(at(".cem.zip"));
    Files.createFile(at(".DS_Store"));
    Files.createFile(at("._Ann.zip"));
    Files.createDirectory(at("__MACOSX"));

    Intake.Taken taken = labs.take(labs.all());

    assertThat(TwoLabs.students(taken)).containsExactly("Ann");
    assertThat(taken.ignored()).isEqualTo(List.of(".Bob", ".cem.zip"));
  }

  @Test
  void aFifoIsRefusedAndNobodyWaitsForIt() throws Exception {
    mine().zip(at("Ann.zip"));
    mine().folder(at("Cem"));
    fifo(at("Bob.zip"));
    fifo(at("Cem/pipe"));
    Files.createDirectories(at("Dee/" + PLACE));
    fifo(at("Dee/" + PLACE + "One.java"));

    Map<String, Submission> taken = labs.taken();

    assertThat(taken.get("Ann").problem()).isEmpty();
    assertThat(taken.get("Bob").problem())
        .isEqualTo("Bob.zip is a FIFO; only files and folders are read");
    assertThat(taken.get("Cem").problem()).isEmpty();
    assertThat(taken.get("Cem").remark())
        .contains("pipe is a FIFO; only files and folders are read");
    assertThat(taken.get("Dee").problem())
        .isEqualTo(PLACE + "One.java is a FIFO; only files and folders are read");
  }

  private static void fifo(Path path) throws Exception {
    Process made = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
    assertThat(made.waitFor()).isZero();
  }

  private Path at(String name) {
    return labs.all().resolve(name);
  }
}
