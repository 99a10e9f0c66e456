package dcom.labkit.wire.grpc;

/** How the bits of a field are to be read; what is no number is {@link #PLAIN}. */
enum FieldKind {
  DOUBLE,
  FLOAT,
  BOOL,
  ZIGZAG,
  MESSAGE,
  PLAIN;

  /** From the number that a descriptor has for a field's type. */
  static FieldKind of(int type) {
    return switch (type) {
      case 1 -> DOUBLE;
      case 2 -> FLOAT;
      case 8 -> BOOL;
      case 11 -> MESSAGE;
      case 17, 18 -> ZIGZAG;
      default -> PLAIN;
    };
  }

  String shown(long bits) {
    return switch (this) {
      case DOUBLE -> String.valueOf(Double.longBitsToDouble(bits));
      case FLOAT -> String.valueOf(Float.intBitsToFloat((int) bits));
      case BOOL -> String.valueOf(bits != 0);
      case ZIGZAG -> String.valueOf(bits >>> 1 ^ -(bits & 1));
      default -> String.valueOf(bits);
    };
  }
}
