/**
 * Cells: what a program that nobody trusts runs in, so that it reaches neither the grader, nor its
 * files, nor the network, nor other submissions. Open {@link dcom.labkit.cell.Cell} first.
 */
package dcom.labkit.cell;
