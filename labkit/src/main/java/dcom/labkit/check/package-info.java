/**
 * Checks: sentences about a lab's programs, each tested from outside. Open {@link
 * dcom.labkit.check.Check} for what a check is and {@link dcom.labkit.check.CheckExtension} for how
 * one runs.
 *
 * <p>Threads: a run has as many as its {@link dcom.labkit.check.Pace} says, in a Maven build one;
 * each runs one check after another. What they share is the {@link dcom.labkit.check.CheckRun}. The
 * threads of a check's terminals, tap, broker and peers end when its stage closes.
 */
package dcom.labkit.check;
