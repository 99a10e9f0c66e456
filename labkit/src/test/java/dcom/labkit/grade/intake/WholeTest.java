package dcom.labkit.grade.intake;

import static dcom.labkit.grade.intake.TwoLabs.ONE;
import static dcom.labkit.grade.intake.TwoLabs.PLACE;
import static dcom.labkit.grade.intake.TwoLabs.TWO;
import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.grade.Submission;
import dcom.labkit.grade.intake.HandIn.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One student's file in the archive of a class, and what it does to the others: nothing. */
class WholeTest {
  private static final String ANN = "Ann Ash_10_assignsubmission_file/";
  private static final String BO = "Bo Berg_11_assignsubmission_file/";

  @TempDir
  private Path root;

  private TwoLabs labs;

  @BeforeEach
  void makeACourse() throws IOException {
    labs = new TwoLabs(root);
  }

  @Test
  void aNameThatIsTooLongForADiskIsARemark() throws IOException {
    String name = "я".repeat(140) + ".docx";
    Map<String, Submission> taken = taken(both().entry(BO + name, "x"));

    bothAreTaken(taken);
    assertThat(taken.get("Bo Berg").remark())
        .contains("яяя", " cannot be taken out of the archive: File name too long");
  }

  @Test
  void theSameNameTwiceIsARemarkOrAProblemOfWhoHasItTwice() throws IOException {
    Map<String, Submission> taken = taken(both()
        .entry(BO + "notes.txt", "x")
        .entry(BO + "notes.txt", "x")
        .entry(BO + "more.txt", "x")
        .entry(BO + "more.txt", "y"));

    bothAreTaken(taken);
    assertThat(taken.get("Bo Berg").remark())
        .contains("more.txt is in the archive twice, and the two differ")
        .doesNotContain("notes.txt");

    taken = taken(both().entry(BO + "alpha/" + PLACE + "One.java", ONE + "// newer"));

    assertThat(taken.get("Ann Ash").problem()).isEmpty();
    assertThat(taken.get("Bo Berg").problem())
        .isEqualTo("alpha/" + PLACE + "One.java is in the archive twice, and the two differ");
  }

  @Test
  void foldersMayBeWrittenWithBackslashes() throws IOException {
    Packed packed = new Packed();
    for (String student : new String[] {ANN, BO}) {
      String folder = student.replace('/', '\\');
      packed.entry(folder, "");
      packed.entry(folder + ("alpha/" + PLACE + "One.java").replace('/', '\\'), ONE);
      packed.entry(folder + ("alpha/" + PLACE + "Two.java").replace('/', '\\'), TWO);
    }

    bothAreTaken(taken(packed));
  }

  @Test
  void aFileWhereAFolderMustBeIsARemark() throws IOException {
    Map<String, Submission> taken =
        taken(both().entry(BO + "src", "a file").entry(BO + "src/Other.java", "class Other {}"));

    bothAreTaken(taken);
    assertThat(taken.get("Bo Berg").remark()).contains("src/Other.java cannot be taken out");
  }

  @Test
  void aNameThatLeadsElsewhereIsARemark() throws IOException {
    Map<String, Submission> taken = taken(both().entry(BO + "../../" + ANN + "One.java", "evil"));

    bothAreTaken(taken);
    assertThat(taken.get("Bo Berg").remark()).contains("has a name that leads out of it");
  }

  @Test
  void whoHandedInNothingThatCanBeReadStillHasARow() throws IOException {
    Map<String, Submission> taken = taken(both()
        .entry("Cy Ce_12_assignsubmission_file/", "")
        .entry("Dee De_13_assignsubmission_file/" + "d".repeat(300), "x")
        .entry("Eve Ek_14_assignsubmission_file_" + "e".repeat(300) + ".zip", "x"));

    bothAreTaken(taken);
    assertThat(taken.get("Cy Ce").problem()).isEqualTo("is empty");
    assertThat(taken.get("Dee De").problem())
        .contains("cannot be taken out of the archive: File name too long");
    assertThat(taken.get("Eve Ek").problem())
        .contains("cannot be taken out of the archive: File name too long");
  }

  @Test
  void ofOneFileOnlySoMuchIsUnpacked() throws IOException {
    Path archive = root.resolve("class.zip");
    both().entry(BO + "film", "x".repeat(2000)).zip(archive);
    Limits limits = new Limits(100, 1 << 20, 1000, 1000, 1 << 20, 1 << 20, Duration.ofHours(1));

    assertThat(Whole.unpack(archive, root.resolve("unpacked"), limits))
        .containsExactly(
            new Trouble(BO + "film", "is more than 1000 bytes; at most so much is read"));
    assertThat(root.resolve("unpacked/" + BO + "film")).doesNotExist();
    assertThat(root.resolve("unpacked/" + BO + "alpha/" + PLACE + "One.java")).hasContent(ONE);
  }

  private void bothAreTaken(Map<String, Submission> taken) throws IOException {
    for (String student : new String[] {"Ann Ash", "Bo Berg"}) {
      assertThat(taken.get(student).problem()).isEmpty();
      assertThat(labs.files(taken.get(student)))
          .containsEntry(PLACE + "One.java", ONE)
          .containsEntry(PLACE + "Two.java", TWO);
    }
  }

  private Map<String, Submission> taken(Packed packed) throws IOException {
    Path archive = Files.createTempDirectory(root, "export").resolve("class.zip");
    packed.zip(archive);
    return TwoLabs.byStudent(labs.take(archive));
  }

  private static Packed both() {
    return new Packed()
        .entry(ANN + "alpha/" + PLACE + "One.java", ONE)
        .entry(ANN + "alpha/" + PLACE + "Two.java", TWO)
        .entry(BO + "alpha/" + PLACE + "One.java", ONE)
        .entry(BO + "alpha/" + PLACE + "Two.java", TWO);
  }
}
