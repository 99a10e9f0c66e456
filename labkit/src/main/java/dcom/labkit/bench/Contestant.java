package dcom.labkit.bench;

import dcom.labkit.lab.Command;

/**
 * A server whose calls are counted, and the program that calls it.
 *
 * @param name what the table calls it
 * @param server started with {@code -p 0}; says {@code Listening on} and its address
 * @param load started with the address and a time in milliseconds; prints calls per second, one at a
 *     time and with 100 in flight
 */
record Contestant(String name, Command server, Command load) {}
