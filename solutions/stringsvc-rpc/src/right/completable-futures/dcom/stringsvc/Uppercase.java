package dcom.stringsvc;

import java.util.Locale;

/** The service itself. Called in many threads at once; keeps nothing between calls. */
final class Uppercase implements Upper {
  @Override
  public Result uppercase(Args args) throws BadName {
    if (args.name().isBlank()) {
      throw new BadName("a name needs at least one letter");
    }
    return new Result(args.name().toUpperCase(Locale.ROOT));
  }
}
