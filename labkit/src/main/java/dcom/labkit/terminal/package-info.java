/**
 * Started programs as a person sees them: a command, lines in the order in which they came, an
 * exit. Open {@link dcom.labkit.terminal.Terminals} first; {@link dcom.labkit.terminal.Offspring}
 * is below it and makes sure that no child outlives this process.
 */
package dcom.labkit.terminal;
