package dcom.stringsvc;

import java.util.Locale;

/** The service itself. Called in many threads at once; keeps nothing between calls. */
final class Uppercase implements Upper {
  @Override
  public Result uppercase(Args args) {
    return new Result(args.name().toUpperCase(Locale.ROOT)); // the same on every machine
  }
}
