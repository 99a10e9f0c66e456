package dcom.labkit.regex;

import dcom.labkit.Steps;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression as it stands in a source.
 *
 * @param file the source
 * @param regex the expression; what is only known when the program runs is a 7
 * @param flags as for {@link Pattern#compile(String, int)}
 * @param uses how it meets a text
 */
record Expression(Path file, String regex, int flags, Set<Use> uses) {
  /** How an expression meets a text. */
  enum Use {
    /** It must be the whole text. */
    MATCHES,
    /** It is looked for everywhere, again and again. */
    FIND
  }

  Expression {
    uses = Set.copyOf(uses);
  }

  Pattern pattern() {
    return Pattern.compile(regex, flags);
  }

  /** The characters that are looked at in a text; as many as {@code most} if they are more. */
  long steps(Pattern pattern, Use use, String text, long most) {
    Consumer<CharSequence> search =
        use == Use.MATCHES ? seen -> pattern.matcher(seen).matches() : seen -> all(pattern, seen);
    try {
      return Steps.of(search, text, most);
    } catch (Steps.TooMany e) {
      return most;
    }
  }

  private static void all(Pattern pattern, CharSequence text) {
    Matcher matcher = pattern.matcher(text);
    boolean found = matcher.find();
    while (found) {
      found = matcher.find();
    }
  }

  @Override
  public String toString() {
    return file + ": " + regex;
  }
}
