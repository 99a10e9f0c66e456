package dcom.labkit.broker;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one JSON object of plain fields, such as {@code CONNECT} carries, names in any case as the
 * real server reads them. Objects and arrays in it are skipped. It is here because the library for
 * JSON takes longer to load than the whole server.
 */
final class FlatJson {
  private final String text;
  private int at;

  private FlatJson(String text) {
    this.text = text;
  }

  /**
   * The fields by their names in lower case: strings, booleans and whole numbers as {@code Integer}.
   *
   * @throws IOException when the text is no object
   */
  static Map<String, Object> parse(String text) throws IOException {
    FlatJson json = new FlatJson(text);
    Map<String, Object> fields = new HashMap<>();
    json.expect('{');
    for (char next = json.peek(); next != '}'; next = json.separator()) {
      String name = json.string().toLowerCase(Locale.ROOT);
      json.expect(':');
      json.value(name, fields);
    }
    json.at++;
    if (json.at < text.stripTrailing().length()) {
      throw json.broken();
    }
    return fields;
  }

  private char separator() throws IOException {
    if (peek() == ',') {
      at++;
      return peek() == '"' ? '"' : fail();
    }
    return peek() == '}' ? '}' : fail();
  }

  private char fail() throws IOException {
    throw broken();
  }

  private IOException broken() {
    return new IOException("no JSON object, at character " + at + ": " + text);
  }

  private char peek() throws IOException {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    if (at == text.length()) {
      throw broken();
    }
    return text.charAt(at);
  }

  private void expect(char wanted) throws IOException {
    if (peek() != wanted) {
      throw broken();
    }
    at++;
  }

  private void value(String name, Map<String, Object> fields) throws IOException {
    switch (peek()) {
      case '"' -> fields.put(name, string());
      case '{', '[' -> skip();
      default -> literal(name, word(), fields);
    }
  }

  private void literal(String name, String word, Map<String, Object> fields) throws IOException {
    switch (word) {
      case "true" -> fields.put(name, true);
      case "false" -> fields.put(name, false);
      case "null" -> {}
      default -> fields.put(name, number(word));
    }
  }

  private Integer number(String word) throws IOException {
    try {
      return (int) Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw broken();
    }
  }

  private String word() {
    int begin = at;
    while (at < text.length() && " ,}]\t".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(begin, at);
  }

  /** Skips a value of several parts; what is in it is not looked at. */
  private void skip() throws IOException {
    int depth = 0;
    do {
      char next = peek();
      if (next == '"') {
        string();
        continue;
      }
      depth += next == '{' || next == '[' ? 1 : 0;
      depth -= next == '}' || next == ']' ? 1 : 0;
      at++;
    } while (depth > 0);
  }

  private String string() throws IOException {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char next = text.charAt(at++);
      value.append(next == '\\' ? escaped() : next);
    }
    if (at == text.length()) {
      throw broken();
    }
    at++;
    return value.toString();
  }

  private char escaped() throws IOException {
    if (at == text.length()) {
      throw broken();
    }
    char kind = text.charAt(at++);
    return switch (kind) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> kind;
      case 'u' -> unicode();
      default -> fail();
    };
  }

  private char unicode() throws IOException {
    try {
      int code = Integer.parseInt(text.substring(at, at + 4), 16);
      at += 4;
      return (char) code;
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw broken();
    }
  }
}
