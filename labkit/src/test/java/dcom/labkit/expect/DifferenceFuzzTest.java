package dcom.labkit.expect;

import dcom.labkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Any two texts can be compared. */
@Tag("proof")
class DifferenceFuzzTest {
  private static final String WANTED = "[#1] Received on [a]: 'gr\u00fc\u00dfe \ud83d\ude00'";

  @Test
  void differences() {
    Fuzz.of(WANTED, "", "[#2] Received").into(input -> {
      String got = new String(input, StandardCharsets.UTF_8);
      if (!got.equals(WANTED)) {
        Difference.between(WANTED, got);
      }
      Closest.to(WANTED, List.of(got, "another line"));
    });
  }
}
