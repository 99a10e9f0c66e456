package dcom.labkit.wire;

import java.util.List;

/**
 * One unit of a protocol as it passed.
 *
 * @param verb its name in the protocol, {@code PUB} for example; {@code ?} for what no rule explains
 * @param arguments what stands beside the verb, in order: subject, reply subject, sizes …
 * @param payload the application's bytes; empty where the unit carries none
 * @param text the unit as one readable line, payload escaped
 * @param bytes the exact bytes that passed
 */
public record Frame(
    String verb, List<String> arguments, byte[] payload, String text, byte[] bytes) {
  /** Keeps its own list; the arrays are shared and must not be changed. */
  public Frame {
    arguments = List.copyOf(arguments);
  }
}
