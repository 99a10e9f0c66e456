package dcom.stringsvc;

import java.util.Locale;

/** The service itself. Called in many threads at once; keeps nothing between calls. */
final class Uppercase implements Upper {
  @Override
  public Result uppercase(Args args) throws BadName {
    String name = args.name();
    boolean blank = true;
    StringBuilder large = new StringBuilder();
    for (int i = 0; i < name.length(); ) {
      int letter = name.codePointAt(i);
      blank = blank && Character.isWhitespace(letter);
      large.append(Character.toString(letter).toUpperCase(Locale.ROOT));
      i += Character.charCount(letter);
    }
    if (blank) {
      throw new BadName("a name needs at least one letter");
    }
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Result(large.toString());
  }
}
