/**
 * A relay between programs and their server that names what passes and can misbehave as networks
 * do. Open {@link dcom.labkit.tap.Tap} first.
 *
 * <p>Threads: each tap has one, named {@code tap}. It alone touches sockets, lanes and faults; other
 * threads hand it work through {@link dcom.labkit.tap.Loop}. What was recorded is guarded by the
 * run's {@link dcom.labkit.expect.Events}.
 */
package dcom.labkit.tap;
