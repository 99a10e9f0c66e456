package dcom.labkit.grade;

import dcom.labkit.terminal.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one grading session: what was taken in, and each grade as soon as there is one, so that
 * a session that was cut off can go on. One process at a time uses it. Thread-safe.
 */
final class Session implements AutoCloseable {
  /**
   * What stays the same when a session goes on.
   *
   * @param from what was graded
   * @param lab the lab's name
   * @param seed what all random values come from
   * @param broker the message server
   * @param cell what keeps submissions apart
   * @param started when it began
   * @param submissions all of them
   * @param ignored what was nobody's submission
   */
  record Start(
      String from,
      String lab,
      long seed,
      String broker,
      String cell,
      String started,
      List<Submission> submissions,
      List<String> ignored) {}

  private final Path folder;
  private final FileChannel lock;

  private Session(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens a session's folder.
   *
   * @throws CannotGrade if it is in use, or holds something and is not to be resumed
   */
  static Session open(Wish wish) {
    Path folder = wish.out().toAbsolutePath().normalize();
    try {
      Permissions.make(folder);
      Session session = new Session(folder, lock(folder));
      if (wish.resume() && session.start().isEmpty() && session.used()) {
        session.close();
        throw new CannotGrade(folder + " holds something else than a grading session; name another"
            + " folder with --out");
      } else if (!wish.resume() && session.used()) {
        session.close();
        throw new CannotGrade(wish.out() + " holds a grading session, or something else. Go on with"
            + " it with --resume, or name another folder with --out");
      }
      return session;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel file = FileChannel.open(
        folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (file.tryLock() != null) {
        return file;
      }
    } catch (OverlappingFileLockException e) {
      // The same answer as for another process.
    }
    file.close();
    throw new CannotGrade("Somebody is grading in " + folder + " right now");
  }

  /** Whether there is something in it, other than what a cut-off intake left. */
  private boolean used() throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(
        folder, file -> !file.equals(intake()) && !file.endsWith(".lock"))) {
      return all.iterator().hasNext();
    }
  }

  /** Where submissions go until all are taken in; empty. */
  Path newIntake() {
    try {
      Scratch.delete(intake());
      return Files.createDirectory(intake());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
  }

  private Path intake() {
    return folder.resolve(".intake");
  }

  Path folder() {
    return folder;
  }

  private Path submissions() {
    return folder.resolve("submissions");
  }

  /** The folder of one submission. */
  Path folder(Submission submission) {
    return submissions().resolve(submission.folder());
  }

  /** What was begun; empty if nothing was. */
  Optional<Start> start() {
    return Documents.read(folder.resolve("session.json"), Start.class);
  }

  /** All submissions are taken in: from now on the session can be resumed. */
  Start begin(Wish wish, String lab, List<Submission> submissions, List<String> ignored) {
    Start start = new Start(
        wish.from().toString(),
        lab,
        wish.seed(),
        wish.broker(),
        wish.cell().name(),
        Instant.now().toString(),
        submissions,
        ignored);
    try {
      Files.move(intake(), submissions());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
    Documents.write(start, folder.resolve("session.json"));
    return start;
  }

  /** The grade of a submission, if it has one; an error is none. */
  Optional<Grade> grade(Submission submission) {
    return Documents.read(folder(submission).resolve("grade.json"), Grade.class)
        .filter(Grade::counts);
  }

  /** Keeps a grade. */
  void keep(Submission submission, Grade grade) {
    Documents.write(grade, folder(submission).resolve("grade.json"));
  }

  /** Of a session in which nothing was begun nothing is left. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve(".lock"));
      lock.close();
      if (!used()) {
        Scratch.delete(folder);
      } else if (start().isPresent()) {
        Permissions.close(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the session in " + folder, e);
    }
  }
}
