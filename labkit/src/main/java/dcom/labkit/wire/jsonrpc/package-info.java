/**
 * JSON-RPC 1.0 on a byte stream: {@link dcom.labkit.wire.jsonrpc.JsonCutter} cuts it into JSON
 * values, {@link dcom.labkit.wire.jsonrpc.JsonRpcProtocol} names them for taps. Open the protocol
 * first.
 */
package dcom.labkit.wire.jsonrpc;
