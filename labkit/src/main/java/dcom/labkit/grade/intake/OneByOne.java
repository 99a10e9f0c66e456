package dcom.labkit.grade.intake;

import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps the failure of one hand-in from all others. */
final class OneByOne {
  private OneByOne() {}

  /**
   * Does something with one hand-in.
   *
   * @param failed what to make of it if it fails, told why in one line
   * @throws NoRoom which is nobody's fault
   */
  static <T> T guard(Supplier<T> work, Function<String, T> failed) {
    try {
      return work.get();
    } catch (NoRoom e) {
      throw e;
    } catch (ReadingTime.Over | Unreadable e) {
      return failed.apply(e.getMessage());
    } catch (OutOfMemoryError e) {
      return failed.apply("needs more memory to read than there is");
    } catch (StackOverflowError e) {
      return failed.apply("is nested too deep to read");
    } catch (RuntimeException e) {
      return failed.apply("cannot be read: " + e);
    }
  }
}
