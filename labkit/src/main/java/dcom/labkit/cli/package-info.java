/**
 * The command line: one command, one file, each a thin skin over the packages below. {@link
 * dcom.labkit.cli.Main} lists them all; {@link dcom.labkit.cli.ExitCode} lists how they end.
 */
package dcom.labkit.cli;
