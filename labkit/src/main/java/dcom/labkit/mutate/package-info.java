/**
 * Mutants: answers with one small change each, to find out what a lab's checks do not see. Open {@link
 * dcom.labkit.mutate.Mutants} first, {@link dcom.labkit.mutate.Operator} for which changes there are.
 */
package dcom.labkit.mutate;
