package dcom.labkit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * One sentence that must hold of a lab's programs. The method's name is the sentence; its body
 * starts programs, acts, and expects.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
public @interface Check {
  /** The number of the step that it belongs to. */
  int step();

  /** The rule that is broken where it does not hold, in the protocol's own words. */
  String why();

  /** Where to look where it does not hold; as with {@link Mistake#look}. */
  String look() default "";

  /** How long it may take, in seconds, on a busy machine. */
  int seconds() default 20;
}
