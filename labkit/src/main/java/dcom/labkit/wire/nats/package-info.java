/**
 * The NATS client protocol: {@link dcom.labkit.wire.nats.NatsReader} cuts a byte stream into units,
 * {@link dcom.labkit.wire.nats.NatsProtocol} shows them to taps. Start with the reader; the
 * embedded server, the raw peer and the taps all read with it.
 */
package dcom.labkit.wire.nats;
