package dcom.stringsvc;

import java.util.Locale;

/** The service itself. Called in many threads at once; keeps nothing between calls. */
final class Uppercase implements Upper {
  @Override
  public Result uppercase(Args args) throws BadName {
    String name = args == null ? null : args.name();
    if (name == null || name.isBlank()) {
      throw new BadName("nothing to put in upper case: the name is blank");
    }
    return new Result(name.toUpperCase(Locale.ROOT));
  }
}
