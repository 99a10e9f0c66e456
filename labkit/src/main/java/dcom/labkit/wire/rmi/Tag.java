package dcom.labkit.wire.rmi;

/** What the pieces of a serialization stream begin with. */
final class Tag {
  static final int NULL = 0x70;
  static final int REFERENCE = 0x71;
  static final int CLASS_DESCRIPTION = 0x72;
  static final int OBJECT = 0x73;
  static final int STRING = 0x74;
  static final int ARRAY = 0x75;
  static final int CLASS = 0x76;
  static final int BLOCK = 0x77;
  static final int END = 0x78;
  static final int LONG_BLOCK = 0x7A;
  static final int EXCEPTION = 0x7B;
  static final int LONG_STRING = 0x7C;
  static final int PROXY_DESCRIPTION = 0x7D;
  static final int ENUM = 0x7E;

  private Tag() {}
}
