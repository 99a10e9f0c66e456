/**
 * Java RMI as it passes: the wire protocol (JRMP) and, inside of its calls, the object serialization
 * stream protocol, both read by what is published of them and without loading any class. Start with
 * {@link dcom.labkit.wire.rmi.RmiProtocol}.
 */
package dcom.labkit.wire.rmi;
