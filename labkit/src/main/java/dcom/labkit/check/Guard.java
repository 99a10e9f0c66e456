package dcom.labkit.check;

import dcom.labkit.expect.Unmet;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.rmi.RemoteException;
import java.util.stream.Stream;

/**
 * Tells whose fault it is that a check ended in something that nobody foresaw. What goes wrong while a
 * check handles what a program said, sent or wrote is that program's failure: a number that is none, a
 * connection that breaks, an answer nested too deep. Ours is what a check throws to say so, {@link
 * IllegalStateException}, and what this machine refuses: files, ports, processes.
 */
final class Guard {
  private static final int SHOWN = 300;

  private Guard() {}

  /** Whether it is the kit's, the check's or the machine's fault. */
  static boolean isOurs(Throwable thrown, boolean programsRan) {
    return !programsRan || causes(thrown).anyMatch(Guard::isOfTheMachine) || isStated(thrown);
  }

  private static boolean isOfTheMachine(Throwable cause) {
    return cause instanceof FileSystemException
        || cause instanceof BindException
        || cause instanceof OutOfMemoryError
        || cause instanceof LinkageError;
  }

  /** An error of input and output that nothing wraps comes from a connection to a program. */
  private static boolean isStated(Throwable thrown) {
    return thrown instanceof IllegalStateException
        || thrown instanceof UncheckedIOException wrapped && isOther(wrapped.getCause());
  }

  private static boolean isOther(IOException cause) {
    return !(cause instanceof SocketException
        || cause instanceof SocketTimeoutException
        || cause instanceof EOFException
        || cause instanceof RemoteException
        || cause instanceof CharacterCodingException);
  }

  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(SHOWN);
  }

  /** The failure of a program that made a check end in this. */
  static Unmet unmet(Throwable thrown) {
    String shown = Brief.start(SHOWN, String.valueOf(thrown));
    return new Unmet("the check can make sense of what the programs do", "it cannot: " + shown);
  }

  /** Leaves the cause in the log of the judge, for the grader. */
  static void log(Throwable thrown) {
    if (Boolean.getBoolean("lab.trace")) {
      thrown.printStackTrace();
    }
  }
}
