package dcom.labkit.wire.grpc;

/** A header field: its name in small letters, and its value. */
record HeaderField(String name, String value) {
  /** What an entry costs in the table of earlier fields, beyond its letters (RFC 7541, 4.1). */
  private static final int OVERHEAD = 32;

  int size() {
    return name.length() + value.length() + OVERHEAD;
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
