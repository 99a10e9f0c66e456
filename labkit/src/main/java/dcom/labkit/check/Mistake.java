package dcom.labkit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A mistake that this check recognises by its trace, and what to say to who made it. It must not
 * claim what another mistake explains better: all that it names must be found.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Mistake.List.class)
public @interface Mistake {
  /**
   * A regular expression to be found in what the check got or, after that, in the lines that the
   * programs printed. What the check got also tells how programs ended and where one waits that did
   * not. Left out, anything will do.
   */
  String got() default "";

  /** A regular expression to be found in what the check expected: a prediction, for example. */
  String expected() default "";

  /**
   * A regular expression to be found in what passed on the wire: the kept frames of all taps, one on
   * each line, as in {@code publisher 1 → server  PUB greetings 5 'hello'}. What did not pass is found
   * by {@code \\A(?!…)}, with {@code (?s)}.
   */
  String wire() default "";

  /** What probably happened; takes the place of the check's rule. */
  String why();

  /**
   * Where to look: a file of the student's by its name, and a regular expression for its line, as in
   * {@code Publisher.java: getBytes}. Without the expression, or where it is not found, the file.
   */
  String look() default "";

  /** More than one on the same check; the first that is recognised counts. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    /** The mistakes, most telling first. */
    Mistake[] value();
  }
}
