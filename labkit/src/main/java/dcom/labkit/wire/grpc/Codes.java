package dcom.labkit.wire.grpc;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.StringJoiner;

/** Numbers of HTTP/2 and gRPC, and what they stand for. An unknown one stays a number. */
final class Codes {
  private static final List<String> ERRORS = List.of(
      "NO_ERROR",
      "PROTOCOL_ERROR",
      "INTERNAL_ERROR",
      "FLOW_CONTROL_ERROR",
      "SETTINGS_TIMEOUT",
      "STREAM_CLOSED",
      "FRAME_SIZE_ERROR",
      "REFUSED_STREAM",
      "CANCEL",
      "COMPRESSION_ERROR",
      "CONNECT_ERROR",
      "ENHANCE_YOUR_CALM",
      "INADEQUATE_SECURITY",
      "HTTP_1_1_REQUIRED");

  private static final List<String> SETTINGS = List.of(
      "0",
      "HEADER_TABLE_SIZE",
      "ENABLE_PUSH",
      "MAX_CONCURRENT_STREAMS",
      "INITIAL_WINDOW_SIZE",
      "MAX_FRAME_SIZE",
      "MAX_HEADER_LIST_SIZE");

  private static final List<String> STATUS = List.of(
      "OK",
      "CANCELLED",
      "UNKNOWN",
      "INVALID_ARGUMENT",
      "DEADLINE_EXCEEDED",
      "NOT_FOUND",
      "ALREADY_EXISTS",
      "PERMISSION_DENIED",
      "RESOURCE_EXHAUSTED",
      "FAILED_PRECONDITION",
      "ABORTED",
      "OUT_OF_RANGE",
      "UNIMPLEMENTED",
      "INTERNAL",
      "UNAVAILABLE",
      "DATA_LOSS",
      "UNAUTHENTICATED");

  private Codes() {}

  /** Why a stream or a connection ends. */
  static String error(int code) {
    return name(ERRORS, code);
  }

  /** How a call ended, from the text in {@code grpc-status}. */
  static String status(String code) {
    return code.matches("\\d{1,2}") ? name(STATUS, Integer.parseInt(code)) : code;
  }

  /** What a SETTINGS frame carries. */
  static String settings(ByteBuffer body) {
    StringJoiner settings = new StringJoiner(", ");
    while (body.remaining() >= 6) {
      String name = name(SETTINGS, body.getShort());
      settings.add(name + " " + Integer.toUnsignedString(body.getInt()));
    }
    return settings.toString();
  }

  private static String name(List<String> names, int code) {
    return code >= 0 && code < names.size() ? names.get(code) : String.valueOf(code);
  }
}
