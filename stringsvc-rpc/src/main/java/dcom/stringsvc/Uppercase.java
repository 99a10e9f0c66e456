package dcom.stringsvc;

/** The service itself. Called in many threads at once; keeps nothing between calls. */
final class Uppercase implements Upper {
  @Override
  public Result uppercase(Args args) throws BadName {
    if (args.name().isBlank()) {
      Server.end("TODO 4: refuse the name '" + args.name() + "' with a BadName");
    }
    return new Result(args.name().toUpperCase()); // TODO 6: the same on every machine
  }
}
