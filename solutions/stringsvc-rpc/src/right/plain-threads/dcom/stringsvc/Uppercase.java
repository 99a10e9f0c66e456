package dcom.stringsvc;

import java.util.Locale;
import java.util.Optional;

/** The service itself. Called in many threads at once; keeps nothing between calls. */
final class Uppercase implements Upper {
  @Override
  public Result uppercase(Args args) throws BadName {
    String name = Optional.ofNullable(args)
        .map(Args::name)
        .filter(one -> !one.isBlank())
        .orElseThrow(() -> new BadName("this name is blank"));
    return new Result(name.toUpperCase(Locale.ENGLISH));
  }
}
