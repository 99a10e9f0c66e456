package dcom.labkit.wire.grpc;

import java.util.Optional;

/** The kinds of HTTP/2 frames, in the order of their codes (RFC 9113, 6). */
enum FrameType {
  DATA,
  HEADERS,
  PRIORITY,
  RST_STREAM,
  SETTINGS,
  PUSH_PROMISE,
  PING,
  GOAWAY,
  WINDOW_UPDATE,
  CONTINUATION;

  /** Empty for a code that an extension may use; such frames are to be ignored. */
  static Optional<FrameType> of(int code) {
    return code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }
}
