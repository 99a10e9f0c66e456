package dcom.labkit.wire.grpc;

import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What messages and fields are called: read from descriptors, which are protobuf messages
 * themselves. Immutable once made.
 */
final class Schema {
  private static final int LONGEST_TEXT = 80;

  /** The numbers of the fields of descriptors that matter here (google/protobuf/descriptor.proto). */
  private static final class Numbers {
    static final int SET_FILE = 1;
    static final int FILE_PACKAGE = 2;
    static final int FILE_MESSAGE = 4;
    static final int FILE_SERVICE = 6;
    static final int NAME = 1;
    static final int MESSAGE_FIELD = 2;
    static final int MESSAGE_NESTED = 3;
    static final int FIELD_NUMBER = 3;
    static final int FIELD_TYPE = 5;
    static final int FIELD_TYPE_NAME = 6;
    static final int METHOD = 2;
    static final int METHOD_INPUT = 2;
    static final int METHOD_OUTPUT = 3;
  }

  /** A field's name, its kind, and for a message the name of its type. */
  private record Member(String name, FieldKind kind, String type) {}

  private final Map<String, Map<Integer, Member>> messages = new HashMap<>();
  private final Map<String, String> requests = new HashMap<>();
  private final Map<String, String> replies = new HashMap<>();

  private Schema() {}

  static Schema none() {
    return new Schema();
  }

  static Schema of(byte[] descriptors) {
    Schema schema = new Schema();
    for (ProtoField file : all(ProtoField.all(descriptors), Numbers.SET_FILE)) {
      schema.file(ProtoField.all(file.bytes()));
    }
    return schema;
  }

  /** The type of the messages that a method takes or gives; empty for one that is not known. */
  String type(String path, Direction direction) {
    return (direction == Direction.TO_SERVER ? requests : replies).getOrDefault(path, "");
  }

  /** A message as text; fields that its type does not know are shown by their numbers. */
  String show(String type, byte[] message) {
    String name = type.substring(type.lastIndexOf('.') + 1);
    try {
      String fields = ProtoField.all(message).stream()
          .map(field -> shown(type, field))
          .collect(Collectors.joining(", "));
      return (name + " {" + fields + "}").strip();
    } catch (IllegalArgumentException e) {
      return (name + " ? " + Quoted.of(message, LONGEST_TEXT)).strip();
    }
  }

  private String shown(String type, ProtoField field) {
    Optional<Member> member =
        Optional.ofNullable(messages.getOrDefault(type, Map.of()).get(field.number()));
    String name = member.map(Member::name).orElse(String.valueOf(field.number()));
    return name + ": " + member.map(known -> value(known, field)).orElseGet(() -> plain(field));
  }

  private String value(Member member, ProtoField field) {
    return member.kind() == FieldKind.MESSAGE
        ? show(member.type(), field.bytes())
        : field.hasBytes() ? plain(field) : member.kind().shown(field.value());
  }

  private static String plain(ProtoField field) {
    return field.hasBytes()
        ? Quoted.of(field.bytes(), LONGEST_TEXT)
        : String.valueOf(field.value());
  }

  private void file(List<ProtoField> file) {
    String prefix = all(file, Numbers.FILE_PACKAGE).stream()
        .map(name -> "." + name.text())
        .findFirst()
        .orElse("");
    all(file, Numbers.FILE_MESSAGE)
        .forEach(message -> message(prefix, ProtoField.all(message.bytes())));
    all(file, Numbers.FILE_SERVICE)
        .forEach(service -> service(prefix, ProtoField.all(service.bytes())));
  }

  private void message(String prefix, List<ProtoField> message) {
    String name = prefix + "." + text(message, Numbers.NAME);
    Map<Integer, Member> members = new HashMap<>();
    all(message, Numbers.MESSAGE_FIELD)
        .forEach(field -> member(ProtoField.all(field.bytes()), members));
    messages.put(name, members);
    all(message, Numbers.MESSAGE_NESTED)
        .forEach(nested -> message(name, ProtoField.all(nested.bytes())));
  }

  private static void member(List<ProtoField> field, Map<Integer, Member> members) {
    FieldKind kind = FieldKind.of(number(field, Numbers.FIELD_TYPE));
    Member member =
        new Member(text(field, Numbers.NAME), kind, text(field, Numbers.FIELD_TYPE_NAME));
    members.put(number(field, Numbers.FIELD_NUMBER), member);
  }

  private void service(String prefix, List<ProtoField> service) {
    String name = prefix.substring(Math.min(1, prefix.length()));
    String full = (name.isEmpty() ? "" : name + ".") + text(service, Numbers.NAME);
    for (ProtoField one : all(service, Numbers.METHOD)) {
      List<ProtoField> method = ProtoField.all(one.bytes());
      String path = "/" + full + "/" + text(method, Numbers.NAME);
      requests.put(path, text(method, Numbers.METHOD_INPUT));
      replies.put(path, text(method, Numbers.METHOD_OUTPUT));
    }
  }

  private static List<ProtoField> all(List<ProtoField> fields, int number) {
    return fields.stream().filter(field -> field.number() == number).toList();
  }

  private static String text(List<ProtoField> fields, int number) {
    return all(fields, number).stream().map(ProtoField::text).findFirst().orElse("");
  }

  private static int number(List<ProtoField> fields, int number) {
    return all(fields, number).stream()
        .mapToInt(field -> (int) field.value())
        .findFirst()
        .orElse(0);
  }
}
