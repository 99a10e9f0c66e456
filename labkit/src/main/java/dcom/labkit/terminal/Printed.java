package dcom.labkit.terminal;

/**
 * A line together with who printed it, for live views.
 *
 * @param terminal the terminal's number
 * @param program the program's name in its lab
 * @param line the line
 */
public record Printed(int terminal, String program, Line line) {}
