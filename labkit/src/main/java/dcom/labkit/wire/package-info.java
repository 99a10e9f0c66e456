/**
 * Protocols as they look on the wire: bytes cut into named {@link dcom.labkit.wire.Frame}s. A tap
 * uses a {@link dcom.labkit.wire.Protocol} to say what passes; an embedded server reads with the
 * same code.
 */
package dcom.labkit.wire;
