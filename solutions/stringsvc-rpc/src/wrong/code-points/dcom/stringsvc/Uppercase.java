package dcom.stringsvc;

/** The service itself. Called in many threads at once; keeps nothing between calls. */
final class Uppercase implements Upper {
  @Override
  public Result uppercase(Args args) throws BadName {
    if (args.name().isBlank()) {
      throw new BadName("a name needs at least one letter");
    }
    int[] upper = args.name().codePoints().map(Character::toUpperCase).toArray();
    return new Result(new String(upper, 0, upper.length));
  }
}
