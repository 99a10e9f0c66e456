/**
 * gRPC as it looks on the wire: HTTP/2 frames with their headers unpacked (RFC 9113, RFC 7541) and
 * the messages in them, named by the definitions that they were made from. Open {@link
 * dcom.labkit.wire.grpc.GrpcProtocol} first.
 */
package dcom.labkit.wire.grpc;
