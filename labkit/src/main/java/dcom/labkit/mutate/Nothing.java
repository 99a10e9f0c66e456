package dcom.labkit.mutate;

/** What a method gives in place of its result. */
final class Nothing {
  private Nothing() {}

  /**
   * Nothing of a type.
   *
   * @param type the method's return type, as it stands in the source
   * @param value what it returns, as it stands in the source
   */
  static String of(String type, String value) {
    String plain = type.replaceAll("<.*", "");
    switch (plain) {
      case "boolean":
        return "!(" + value + ")";
      case "int", "long", "short", "byte", "char", "double", "float":
        return "0";
      case "String":
        return "\"\"";
      case "Optional":
        return "java.util.Optional.empty()";
      case "List", "Map", "Set":
        return "java.util." + plain + ".of()";
      case "Stream":
        return "java.util.stream.Stream.empty()";
      default:
        return "null";
    }
  }
}
