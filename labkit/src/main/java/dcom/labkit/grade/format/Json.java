package dcom.labkit.grade.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dcom.labkit.report.Legible;
import java.nio.charset.StandardCharsets;

/** Records as JSON (RFC 8259, UTF-8) that a terminal can show: what it would obey is escaped. */
final class Json {
  private static final JsonMapper PLAIN = JsonMapper.builder()
      .addModule(new Jdk8Module())
      .enable(SerializationFeature.INDENT_OUTPUT)
      .build();

  private static final JsonMapper SNAKE = JsonMapper.builder()
      .addModule(new Jdk8Module())
      .enable(SerializationFeature.INDENT_OUTPUT)
      .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
      .defaultPropertyInclusion(JsonInclude.Value.construct(
          JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
      .build();

  private Json() {}

  /** Fields are called as in the record. */
  static byte[] plain(Object value) {
    return bytes(PLAIN, value);
  }

  /** Fields are called {@code max_score} where the record says {@code maxScore}. */
  static byte[] snake(Object value) {
    return bytes(SNAKE, value);
  }

  private static byte[] bytes(JsonMapper mapper, Object value) {
    try {
      return shown(mapper.writeValueAsString(value)).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** Outside of texts, which may hold such an escape anywhere, there is nothing but ASCII. */
  private static String shown(String json) {
    StringBuilder shown = new StringBuilder(json.length());
    json.chars()
        .forEach(c -> shown.append(
            c > '~' && Legible.obeyed(c) ? "\\u%04X".formatted(c) : String.valueOf((char) c)));
    return shown.toString();
  }
}
