package dcom.labkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTest {
  @Test
  void plainFieldsAreRead() throws IOException {
    assertThat(FlatJson.parse(" { \"A\" : true,\"b\":-1 ,\"c\":\"x\\\"\\u0041\\n\",\"d\":null} "))
        .containsEntry("a", true)
        .containsEntry("b", -1)
        .containsEntry("c", "x\"A\n")
        .hasSize(3);
    assertThat(FlatJson.parse("{}")).isEmpty();
  }

  @Test
  void partsWithinAreSkipped() throws IOException {
    assertThat(FlatJson.parse("{\"a\":{\"b\":[1,\"]}\"]},\"c\":[[],{}],\"d\":1}"))
        .containsOnlyKeys("d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":yes}",
        "{\"a\":\"x}",
        "{\"a\":\"\\q\"}",
        "{\"a\":\"\\u00\"}",
        "{\"a\":[}",
        "{} x",
        "{\"a\":1 2}"
      })
  void whatIsNoObjectIsRefused(String text) {
    assertThatThrownBy(() -> FlatJson.parse(text)).isInstanceOf(IOException.class);
  }
}
