package dcom.labkit.wire.grpc;

import dcom.labkit.wire.Quoted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Header fields as one line: what tells calls apart stands first, what all calls share is left out. */
final class HeaderText {
  private static final Set<String> COMMON = Set.of(
      ":method",
      ":scheme",
      ":authority",
      "content-type",
      "te",
      "user-agent",
      "grpc-accept-encoding",
      "grpc-encoding");

  private HeaderText() {}

  static String of(List<HeaderField> fields) {
    StringJoiner text = new StringJoiner(" ");
    fields.stream()
        .filter(field -> !COMMON.contains(field.name()))
        .forEach(field -> text.add(shown(field)));
    return text.toString();
  }

  private static String shown(HeaderField field) {
    return switch (field.name()) {
      case ":path", ":status" -> field.value();
      case "grpc-status" -> "grpc-status " + field.value() + " " + Codes.status(field.value());
      default ->
        field.name() + " " + Quoted.of(field.value().getBytes(StandardCharsets.UTF_8), 100);
    };
  }
}
