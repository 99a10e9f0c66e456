package dcom.labkit.grade.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dcom.labkit.grade.Submission;
import dcom.labkit.lab.Course;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken of whatever students send, and what is said of the rest. */
class IntakeTest {
  private static final String ONE = "package dcom.alpha;\nclass One { int mine; }\n";
  private static final String TWO = "package dcom.alpha;\nclass Two { int mine; }\n";
  private static final String PLACE = "src/main/java/dcom/alpha/";
  private static final Limits SMALL = new Limits(20, 1 << 20, 200, 64 << 10, 1 << 20);

  @TempDir
  private Path root;

  private Path all;

  @BeforeEach
  void makeACourse() throws IOException {
    lab("alpha", 1);
    lab("beta", 2);
    Files.createDirectories(root.resolve("labkit"));
    Files.createFile(root.resolve("lab"));
    all = Files.createDirectory(root.resolve("all"));
  }

  private void lab(String id, int number) throws IOException {
    new Parcel()
        .with("lab.yaml", """
            id: %1$s
            number: %2$d
            title: A lab
            minutes: 1
            needs: []
            programs: { one: dcom.%1$s.One }
            files: [src/main/java/dcom/%1$s/One.java, src/main/java/dcom/%1$s/Two.java, answers.yaml]
            steps: [{ title: All, points: 1 }]
            """.formatted(id, number))
        .with("src/main/java/dcom/" + id + "/One.java", "package dcom." + id + "; // TODO 1\n")
        .with("src/main/java/dcom/" + id + "/Two.java", "package dcom." + id + "; // TODO 2\n")
        .with("answers.yaml", "a: ?\n")
        .folder(root.resolve(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alpha/src/main/java/dcom/alpha/",
        "course/alpha/src/main/java/dcom/alpha/",
        "my work (final)/src/main/java/dcom/alpha/",
        "src/main/java/dcom/alpha/",
        "java/dcom/alpha/",
        "dcom/alpha/",
        "lösung/",
        ""
      })
  void theFilesAreFoundWhereverTheyLie(String place) throws IOException {
    Parcel parcel = new Parcel().with(place + "One.java", ONE).with(place + "Two.java", TWO);
    parcel.folder(all.resolve("folder"));
    parcel.zip(all.resolve("zipped.zip"));
    parcel.tarGz(all.resolve("tarred.tar.gz"));
    parcel.zip(all.resolve("deeper/work.zip"));

    List<Submission> submissions = take().submissions();

    assertThat(submissions).hasSize(4);
    for (Submission submission : submissions) {
      assertThat(submission.problem()).as(submission.student()).isEmpty();
      assertThat(files(submission))
          .containsExactly(
              entry("answers.yaml", "a: ?\n"),
              entry(PLACE + "One.java", ONE),
              entry(PLACE + "Two.java", TWO));
    }
  }

  @Test
  void nothingElseIsTaken() throws IOException {
    mine()
        .with("alpha/pom.xml", "<project/>")
        .with("alpha/lab.yaml", "id: alpha")
        .with("alpha/src/test/java/dcom/alpha/AlphaChecks.java", "class AlphaChecks {}")
        .with(
            "alpha/src/main/resources/META-INF/services/javax.annotation.processing.Processor",
            "Evil")
        .folder(all.resolve("ann"));

    assertThat(files(only()).keySet())
        .containsExactly("answers.yaml", PLACE + "One.java", PLACE + "Two.java");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alpha/src/main/java/dcom/alpha/",
        "course/alpha/src/main/java/dcom/alpha/",
        "java/dcom/alpha/",
        "lösung/",
        ""
      })
  void aClassOfTheStudentsOwnIsTakenWhereverItLies(String place) throws IOException {
    String extra = "package dcom.alpha;\nclass Extra {}\n";
    String deep = "package dcom.alpha.deep;\nclass Deep {}\n";
    Parcel parcel = new Parcel()
        .with(place + "One.java", ONE)
        .with(place + "Two.java", TWO)
        .with(place + "answers.yaml", "a: mine\n")
        .with(place + "Extra.java", extra)
        .with(place + "deep/Deep.java", deep);
    parcel.folder(all.resolve("folder"));
    parcel.zip(all.resolve("zipped.zip"));

    for (Submission submission : take().submissions()) {
      assertThat(files(submission))
          .hasSize(5)
          .contains(entry(PLACE + "Extra.java", extra), entry(PLACE + "deep/Deep.java", deep));
      assertThat(submission.remark()).contains("with classes of their own: Extra.java, Deep.java");
    }
  }

  @Test
  void whatTheCourseHasIsNotTakenAsAClassOfTheirOwn() throws IOException {
    new Parcel().with(PLACE + "Given.java", "package dcom.alpha;").folder(root.resolve("alpha"));
    mine()
        .with("alpha/answers.yaml", "a: mine\n")
        .with("alpha/src/main/java/dcom/alpha/Given.java", "package dcom.alpha; class Cheat {}")
        .with("alpha/src/test/java/dcom/alpha/Mine.java", "package dcom.alpha; class Mine {}")
        .with("other/Unrelated.java", "class Unrelated {}")
        .folder(all.resolve("ann"));

    Submission ann = only();

    assertThat(files(ann).keySet())
        .containsExactly("answers.yaml", PLACE + "One.java", PLACE + "Two.java");
    assertThat(ann.remark())
        .isEqualTo("not taken, because it is not among the programs' sources: Mine.java");
  }

  @Test
  void classesOfTheirOwnThatDifferAreNotChosenFrom() throws IOException {
    new Parcel()
        .with("work/One.java", ONE)
        .with("work/Two.java", TWO)
        .with("work/a/Extra.java", "package dcom.alpha; class Extra { int a; }")
        .with("work/b/Extra.java", "package dcom.alpha; class Extra { int b; }")
        .folder(all.resolve("ann"));

    assertThat(only().problem()).contains("Extra.java twice, and they differ");
  }

  @Test
  void aByteOrderMarkIsNoPartOfASource() throws IOException {
    mine()
        .with("alpha/" + PLACE + "One.java", "\uFEFF" + ONE)
        .with("alpha/" + PLACE + "Two.java", ("\uFEFF" + TWO).getBytes(StandardCharsets.UTF_16LE))
        .folder(all.resolve("ann"));
    new Parcel()
        .with("One.java", "\uFEFF" + ONE)
        .with("Two.java", TWO.getBytes(StandardCharsets.UTF_16))
        .folder(all.resolve("bob"));

    for (Submission submission : take().submissions()) {
      assertThat(files(submission))
          .contains(entry(PLACE + "One.java", ONE), entry(PLACE + "Two.java", TWO));
    }
  }

  @Test
  void aSourceWithoutItsPackageIsNamed() throws IOException {
    new Parcel()
        .with("One.java", ONE)
        .with("Two.java", "class Two {}\n")
        .with("answers.yaml", "a: mine\n")
        .folder(all.resolve("ann"));

    assertThat(only().remark()).contains("Two.java must begin with: package dcom.alpha;");
  }

  @Test
  void whatIsPackedTwiceIsUnpackedTwice() throws IOException {
    mine().zip(root.resolve("inner.zip"));
    byte[] inner = Files.readAllBytes(root.resolve("inner.zip"));
    new Parcel().with("alpha.zip", inner).zip(all.resolve("ann.zip"));
    new Parcel().with("mail/alpha.ZIP", inner).tarGz(all.resolve("bob.tgz"));
    new Parcel().with("alpha.zip", new byte[100]).zip(all.resolve("cem.zip"));

    List<Submission> submissions = take(Optional.of("alpha")).submissions();

    for (Submission submission : submissions.subList(0, 2)) {
      assertThat(submission.problem()).isEmpty();
      assertThat(files(submission)).contains(entry(PLACE + "One.java", ONE));
    }
    assertThat(submissions.get(2).problem()).contains("alpha.zip is a broken archive");
  }

  @Test
  void anArchiveBesideTheProgramsIsNotLookedInto() throws IOException {
    new Parcel()
        .with("alpha/" + PLACE + "One.java", "package dcom.alpha; // old")
        .zip(root.resolve("inner.zip"));
    mine()
        .with("old.zip", Files.readAllBytes(root.resolve("inner.zip")))
        .zip(all.resolve("ann.zip"));

    assertThat(files(only())).contains(entry(PLACE + "One.java", ONE));
  }

  @Test
  void aLongLogThatNobodyReadsMayBeCompressedWell() throws IOException {
    byte[] log = "the same line\n".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    mine().with("out.log", log).zip(all.resolve("ann.zip"));
    mine().with("out.log", log).tarGz(all.resolve("bob.tgz"));

    assertThat(take().submissions()).allSatisfy(one -> assertThat(one.problem()).isEmpty());
  }

  @Test
  void ofAWholeCourseTheLabsOwnFolderCountsNotTheAnswers() throws IOException {
    mine()
        .with("solutions/alpha/src/main/java/dcom/alpha/One.java", "package dcom.alpha; // answer")
        .with("solutions/alpha/src/main/java/dcom/alpha/Two.java", "package dcom.alpha; // answer")
        .with("beta/src/main/java/dcom/beta/One.java", "package dcom.beta; // TODO 1\n")
        .with("beta/answers.yaml", "b: mine\n")
        .with("alpha/answers.yaml", "a: mine\n")
        .folder(all.resolve("ann"));

    Submission ann = take(Optional.of("alpha")).submissions().get(0);

    assertThat(files(ann))
        .containsEntry(PLACE + "One.java", ONE)
        .containsEntry("answers.yaml", "a: mine\n");
  }

  @Test
  void whatIsNotHandedInIsTheStartersAndThatIsSaid() throws IOException {
    new Parcel().with(PLACE + "One.java", ONE).folder(all.resolve("ann"));

    Submission ann = only();

    assertThat(files(ann)).containsEntry(PLACE + "Two.java", "package dcom.alpha; // TODO 2\n");
    assertThat(ann.remark())
        .isEqualTo("the starter's own in place of " + PLACE + "Two.java, answers.yaml");
  }

  @Test
  void namesMayHaveSpacesAndAnyLetters() throws IOException {
    mine().folder(all.resolve("Åsa von der Öst"));
    mine().zip(all.resolve("李 雷.zip"));
    mine().folder(all.resolve("Asa von der Ost"));

    List<Submission> submissions = take().submissions();

    assertThat(submissions)
        .extracting(Submission::student, Submission::folder)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Asa von der Ost", "Asa-von-der-Ost"),
            org.assertj.core.groups.Tuple.tuple("Åsa von der Öst", "Asa-von-der-Ost-2"),
            org.assertj.core.groups.Tuple.tuple("李 雷", "submission"));
  }

  @Test
  void canvasExportsAreTakenAsTheyCome() throws IOException {
    new Parcel().with("One.java", ONE).zip(all.resolve("doejane_12_900_work.zip"));
    Files.writeString(all.resolve("roeric_LATE_13_901_One-2.java"), ONE);
    Files.writeString(all.resolve("roeric_LATE_13_902_Two.java"), TWO);

    List<Submission> submissions = take().submissions();

    assertThat(submissions).extracting(Submission::student).containsExactly("doejane", "roeric");
    assertThat(submissions.get(0).keys()).containsExactly(entry("userId", "12"));
    assertThat(submissions.get(1).keys()).containsExactly(entry("userId", "13"));
    assertThat(submissions.get(1).remark()).startsWith("handed in late");
    assertThat(files(submissions.get(1)))
        .containsEntry(PLACE + "One.java", ONE)
        .containsEntry(PLACE + "Two.java", TWO);
  }

  @Test
  void moodleExportsAreTakenAsTheyCome() throws IOException {
    mine().folder(all.resolve("Jané Doe_4711_assignsubmission_file_"));
    mine().zip(all.resolve("Ric Roe_4712_assignsubmission_file_/all of it.zip"));
    Files.createDirectories(all.resolve("Ric Roe_4712_assignsubmission_onlinetext_"));
    Files.writeString(all.resolve("Flat File_4713_assignsubmission_file_One.java"), ONE);

    List<Submission> submissions = take().submissions();

    assertThat(submissions)
        .extracting(Submission::student)
        .containsExactly("Flat File", "Jané Doe", "Ric Roe");
    assertThat(submissions).extracting(Submission::problem).containsOnly("");
    assertThat(submissions.get(2).keys()).containsExactly(entry("participant", "4712"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "export/"})
  void anExportMayBeAnArchiveItself(String wrapped) throws IOException {
    Path inner = root.resolve("inner.zip");
    mine().zip(inner);
    Path export = root.resolve("Übung 1.zip");
    new Parcel()
        .with(wrapped + "doejane_12_900_work.zip", Files.readAllBytes(inner))
        .with(wrapped + "roeric_13_901_One.java", ONE)
        .zip(export);

    List<Submission> submissions =
        intake().take(export, Optional.empty(), out()).submissions();

    assertThat(submissions).extracting(Submission::student).containsExactly("doejane", "roeric");
    assertThat(submissions).extracting(Submission::problem).containsOnly("");
  }

  @Test
  void anEmptyFolderIsSaidToBeEmpty() throws IOException {
    Files.createDirectories(all.resolve("ann"));
    mine().folder(all.resolve("bob"));

    assertThat(problem("ann")).isEqualTo("is empty");
  }

  @Test
  void aBrokenArchiveIsSaidToBeBroken() throws IOException {
    mine().folder(all.resolve("bob"));
    Files.writeString(all.resolve("ann.zip"), "PK\3\4 and then nothing");
    Files.writeString(all.resolve("eve.tar.gz"), "not compressed");
    Files.writeString(all.resolve("ric.rar"), "Rar!");

    assertThat(problem("ann")).startsWith("ann.zip is a broken archive: ");
    assertThat(problem("eve")).startsWith("eve.tar.gz is a broken archive: ");
    assertThat(problem("ric"))
        .isEqualTo("ric.rar is an archive of a kind that is not read; zip, tar and tar.gz are");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../One.java",
        "a/../../One.java",
        "/tmp/One.java",
        "..\\One.java",
        "C:\\One.java"
      })
  void anArchiveWithANameThatLeadsOutIsRefusedAsAWhole(String name) throws IOException {
    mine().with(name, ONE).zip(all.resolve("ann.zip"));
    mine().with(name, ONE).tarGz(all.resolve("eve.tgz"));
    mine().folder(all.resolve("bob"));

    assertThat(problem("ann"))
        .contains("holds the name '" + name.replace('\\', '/') + "', which leads out of it");
    assertThat(problem("eve")).contains("holds the name '").contains("which leads out of it");
    assertThat(root.resolve("One.java")).doesNotExist();
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    byte[] much = new byte[5 << 20];
    mine().with("alpha/answers.yaml", much).zip(all.resolve("ann.zip"));
    mine().with("alpha/answers.yaml", much).tarGz(all.resolve("eve.tar.gz"));
    mine().folder(all.resolve("bob"));
    Intake intake = new Intake(
        new Course(root), new Limits(20, 1 << 30, 200, 64 << 10, 1 << 20), System::nanoTime);

    List<Submission> submissions = intake.take(all, Optional.empty(), out()).submissions();

    assertThat(submissions.get(0).problem())
        .contains("ann.zip is ", " and would come to more than ");
    assertThat(submissions.get(2).problem())
        .isEqualTo("alpha/answers.yaml is 5.0 MB; at most 64.0 KB are read");
  }

  @Test
  void whatIsTooMuchIsRefused() throws IOException {
    Parcel many = mine();
    for (int n = 0; n < 30; n++) {
      many.with("n" + n, "");
    }
    many.folder(all.resolve("ann"));
    many.zip(all.resolve("bob.zip"));
    mine()
        .with(
            "noise",
            new java.util.Random(1)
                .ints(1 << 20)
                .collect(
                    StringBuilder::new,
                    (text, n) -> text.append((char) ('a' + (n & 15))),
                    StringBuilder::append)
                .toString())
        .with("more", "x")
        .tarGz(all.resolve("eve.tgz"));
    mine().folder(all.resolve("ric"));
    Intake intake = new Intake(new Course(root), SMALL, System::nanoTime);

    List<Submission> submissions = intake.take(all, Optional.empty(), out()).submissions();

    assertThat(submissions)
        .extracting(Submission::problem)
        .containsExactly(
            "ann holds more than 20 files; at most so many are read",
            "bob.zip holds more than 20 files; at most so many are read",
            "eve.tgz comes to more than 1.0 MB; at most so much is read",
            "");
  }

  @Test
  void aFileOfTwoGigabytesIsNotRead() throws IOException {
    Path huge = all.resolve("ann/One.java");
    mine().folder(all.resolve("bob"));
    Files.createDirectories(huge.getParent());
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }

    assertThat(take(Optional.of("alpha")).submissions().get(0).problem())
        .isEqualTo("holds no file of alpha; expected " + PLACE + "One.java, " + PLACE
            + "Two.java, answers.yaml; found One.java");
    Files.createDirectories(all.resolve("ann/" + PLACE));
    Files.move(huge, all.resolve("ann/" + PLACE + "One.java"));
    assertThat(problem("ann")).isEqualTo(PLACE + "One.java is 2.0 GB; at most 512.0 KB are read");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path secret = root.resolve("alpha/" + PLACE + "One.java");
    Path place = Files.createDirectories(all.resolve("ann/" + PLACE));
    Files.createSymbolicLink(place.resolve("One.java"), secret);
    Files.createSymbolicLink(all.resolve("bob"), root.resolve("alpha"));
    new Parcel()
        .with(PLACE + "Two.java", TWO)
        .tarGz(all.resolve("eve.tgz"), PLACE + "One.java", secret.toString());
    Files.createDirectories(all.resolve("ric"));
    Files.createSymbolicLink(all.resolve("ric/src"), root.resolve("alpha/src"));

    assertThat(problem("ann")).contains("One.java is a symbolic link; links are not followed");
    assertThat(problem("bob")).isEqualTo("bob is a symbolic link; links are not followed");
    assertThat(problem("eve")).contains("One.java is a symbolic link; links are not followed");
    assertThat(problem("ric")).startsWith("holds no file of alpha");
  }

  @Test
  void theWrongLabIsNamed() throws IOException {
    new Parcel()
        .with("src/main/java/dcom/beta/One.java", "package dcom.beta;")
        .folder(all.resolve("ann"));

    assertThat(problem("ann")).isEqualTo("holds beta, not alpha");
  }

  @Test
  void ofTwoLabsTheOneIsTakenAndTheOtherIsNamed() throws IOException {
    mine()
        .with("beta/src/main/java/dcom/beta/One.java", "package dcom.beta; // mine")
        .folder(all.resolve("ann"));
    mine().folder(all.resolve("bob"));

    Intake.Taken taken = take();

    assertThat(taken.lab().id()).isEqualTo("alpha");
    assertThat(taken.submissions().get(0).problem()).isEmpty();
    assertThat(taken.submissions().get(0).remark())
        .contains("also holds beta, which is not graded here");
  }

  @Test
  void aSourceOfAnotherPackageIsSaidToBeOne() throws IOException {
    new Parcel().with("One.java", "class One {}").folder(all.resolve("ann"));

    assertThat(problem("ann")).isEqualTo("One.java must begin with: package dcom.alpha;");
  }

  @Test
  void twoCopiesThatDifferAreNotChosenFrom() throws IOException {
    new Parcel()
        .with("a/" + PLACE + "One.java", ONE)
        .with("b/" + PLACE + "One.java", ONE + "// newer")
        .folder(all.resolve("ann"));

    assertThat(problem("ann")).isEqualTo("holds alpha twice, and they differ: in a/ and in b/");
  }

  @Test
  void submissionsThatDoNotAgreeAreListed() throws IOException {
    mine().folder(all.resolve("ann"));
    mine().folder(all.resolve("bob"));
    new Parcel()
        .with("src/main/java/dcom/beta/One.java", "package dcom.beta;")
        .folder(all.resolve("eve"));

    assertThatThrownBy(this::take)
        .isInstanceOf(NoLabFound.class)
        .hasMessage("The submissions do not agree on one lab: 2 hold alpha, 1 holds beta."
            + " Name it: ./lab grade DIR --lab LAB");
  }

  @Test
  void nothingToGradeIsSaid() throws IOException {
    Files.writeString(all.resolve("index.html"), "");

    assertThatThrownBy(this::take)
        .isInstanceOf(NoSubmissions.class)
        .hasMessageContaining("holds no submissions");
    assertThatThrownBy(() -> intake().take(root.resolve("nowhere"), Optional.empty(), out()))
        .isInstanceOf(NoSubmissions.class);
    Files.createDirectories(all.resolve("ann"));
    assertThatThrownBy(this::take)
        .isInstanceOf(NoLabFound.class)
        .hasMessageContaining("of any lab");
    assertThat(take(Optional.of("alpha")).ignored()).containsExactly("index.html");
  }

  private static Parcel mine() {
    return new Parcel()
        .with("alpha/" + PLACE + "One.java", ONE)
        .with("alpha/" + PLACE + "Two.java", TWO);
  }

  private Intake intake() {
    return new Intake(new Course(root));
  }

  private Path out() throws IOException {
    return Files.createTempDirectory(root, "out");
  }

  private Path out;

  private Intake.Taken take() throws IOException {
    return take(Optional.empty());
  }

  private Intake.Taken take(Optional<String> lab) throws IOException {
    out = out();
    return intake().take(all, lab, out);
  }

  private Submission only() throws IOException {
    List<Submission> all = take().submissions();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private String problem(String student) throws IOException {
    return take(Optional.of("alpha")).submissions().stream()
        .filter(submission -> submission.student().equals(student))
        .findFirst()
        .orElseThrow()
        .problem();
  }

  private Map<String, String> files(Submission submission) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path folder = out.resolve(submission.folder()).resolve("files");
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
