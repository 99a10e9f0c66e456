package dcom.labkit.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7541, appendix C, and blocks that break the rules. */
class HeaderReaderTest {
  private final HeaderReader reader = new HeaderReader();

  @Test
  void readsPackedRequestsThatNameEarlierFields() {
    assertThat(read("828684418cf1e3c2e5f23a6ba0ab90f4ff"))
        .isEqualTo(":method: GET|:scheme: http|:path: /|:authority: www.example.com");
    assertThat(read("828684be5886a8eb10649cbf"))
        .isEqualTo(
            ":method: GET|:scheme: http|:path: /|:authority: www.example.com|cache-control: no-cache");
    assertThat(read("828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf"))
        .isEqualTo(":method: GET|:scheme: https|:path: /index.html|:authority: www.example.com"
            + "|custom-key: custom-value");
  }

  @Test
  void readsFieldsThatAreNotPackedOrNotKept() {
    assertThat(read("400a637573746f6d2d6b65790d637573746f6d2d686561646572"))
        .isEqualTo("custom-key: custom-header");
    assertThat(read("040c2f73616d706c652f70617468")).isEqualTo(":path: /sample/path");
    assertThat(read("100870617373776f726406736563726574")).isEqualTo("password: secret");
  }

  @Test
  void forgetsWhatTheTableHasNoRoomFor() {
    read("400a637573746f6d2d6b65790d637573746f6d2d686561646572");
    assertThat(read("be")).isEqualTo("custom-key: custom-header");
    read("20");
    assertThatThrownBy(() -> read("be")).hasMessage("there is no header field 62");
  }

  @Test
  void refusesWhatUnpacksWithoutEnd() {
    // A field of 1,000 bytes, kept, and 2,000 times its number.
    String large = "40" + "0161" + "7fe906" + "62".repeat(1_000) + "be".repeat(2_000);
    assertThatThrownBy(() -> read(large)).hasMessageContaining("unpacks to more than 1 MB");
    assertThatThrownBy(() -> read("3fe1ffff7f")).hasMessageContaining("a table of");
  }

  @Test
  void refusesABlockThatGoesBeyondItsEnd() {
    assertThatThrownBy(() -> read("400a6375")).hasMessageContaining("beyond its block");
    assertThatThrownBy(() -> read("ffffffffffffff")).hasMessageContaining("too large");
  }

  private String read(String hex) {
    List<HeaderField> fields = reader.read(HexFormat.of().parseHex(hex));
    return fields.stream().map(HeaderField::toString).collect(Collectors.joining("|"));
  }
}
