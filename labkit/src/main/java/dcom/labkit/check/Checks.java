package dcom.labkit.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the class that holds a lab's checks. They run in the order of their steps, then of the
 * source. Each check gets an instance of its own; the constructor may ask, in any order, for:
 *
 * <ul>
 *   <li>{@link dcom.labkit.terminal.Terminals} to open the lab's programs in,
 *   <li>{@link dcom.labkit.tap.Tap} before a server made for this check, to give to programs,
 *   <li>{@link dcom.labkit.broker.Broker} behind that tap,
 *   <li>{@link dcom.labkit.tap.Taps} to open before other servers,
 *   <li>{@link Values} that are random, from the run's seed,
 *   <li>{@link Answers} that the student predicted,
 *   <li>{@link dcom.labkit.lab.Subject}, whose programs these are,
 *   <li>{@link dcom.labkit.expect.Deadline} and {@link dcom.labkit.expect.Events} for waits.
 * </ul>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CheckExtension.class)
@TestMethodOrder(StepOrder.class)
@DisplayNameGeneration(Sentences.class)
public @interface Checks {}
