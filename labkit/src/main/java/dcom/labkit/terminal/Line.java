package dcom.labkit.terminal;

import java.time.Duration;

/**
 * A line that a program printed.
 *
 * @param number 1, 2, … in the order of arrival over both streams
 * @param source the stream
 * @param at when it came, since its {@link Terminals} were made
 * @param text the line without its newline; a carriage return stays; bytes that are no UTF-8 show as
 *     U+FFFD
 */
public record Line(int number, Source source, Duration at, String text) {}
