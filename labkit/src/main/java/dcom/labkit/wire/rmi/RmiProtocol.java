package dcom.labkit.wire.rmi;

import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Protocol;

/**
 * Java RMI (JRMP) as taps show it: {@code Call Upper.uppercase(Args(name='Brian'))}.
 *
 * <p>A call's bytes do not say where it ends. A message counts as whole where the bytes that came
 * end with a whole argument; should more of it follow all the same, that is shown as {@code ?}.
 */
public final class RmiProtocol implements Protocol {
  private final Methods methods;

  /** Calls the methods of these remote interfaces by name; those of others have a number only. */
  public RmiProtocol(Class<?>... interfaces) {
    methods = new Methods(interfaces);
  }

  @Override
  public String scheme() {
    return "rmi";
  }

  @Override
  public Decoder decoder(Direction direction) {
    return new RmiDecoder(direction, methods);
  }
}
