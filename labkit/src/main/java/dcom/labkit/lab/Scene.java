package dcom.labkit.lab;

import java.util.List;

/**
 * One line of a lab's demonstration: a program to open and what to wait for.
 *
 * @param program the program's name; empty to show a file instead
 * @param tail the file to follow; empty to open a program instead
 * @param args its arguments; {@code {broker}} and {@code {folder}} stand for the server's address
 *     and the demonstration's folder
 * @param until the line to wait for before the next scene, {@code exit} for the program's end, or
 *     empty to go on at once
 */
public record Scene(String program, String tail, List<String> args, String until) {}
