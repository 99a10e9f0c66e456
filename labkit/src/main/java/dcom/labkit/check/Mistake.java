package dcom.labkit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A mistake that this check recognises by its trace, and what to say to who made it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Mistake.List.class)
public @interface Mistake {
  /**
   * A regular expression to be found in what the check got or, after that, in the lines that the
   * programs printed.
   */
  String got();

  /** What probably happened; takes the place of the check's rule. */
  String why();

  /** More than one on the same check; the first that is recognised counts. */
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface List {
    /** The mistakes, most telling first. */
    Mistake[] value();
  }
}
