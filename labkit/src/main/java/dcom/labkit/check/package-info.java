/**
 * Checks: sentences about a lab's programs, each tested from outside. Open {@link
 * dcom.labkit.check.Check} for what a check is and {@link dcom.labkit.check.CheckExtension} for how
 * one runs.
 *
 * <p>A run is single-threaded: JUnit's thread runs one check after another. The threads of the
 * check's terminals, tap, broker and peers end when its stage closes, before the next check begins.
 */
package dcom.labkit.check;
