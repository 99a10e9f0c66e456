package dcom.stringsvc;

import java.util.Locale;

/** The service itself; one call at a time. */
final class Uppercase implements Upper {
  @Override
  public synchronized Result uppercase(Args args) throws BadName {
    if (args.name().codePoints().allMatch(Character::isWhitespace)) {
      throw new BadName("this name is empty or blank");
    }
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < args.name().length()) {
      int letter = args.name().codePointAt(at);
      result.append(Character.toString(letter).toUpperCase(Locale.ENGLISH));
      at += Character.charCount(letter);
    }
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Result(result.toString());
  }
}
