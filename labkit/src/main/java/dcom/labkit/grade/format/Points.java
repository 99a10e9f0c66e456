package dcom.labkit.grade.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Points as learning platforms write them. */
final class Points {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:[.,]\\d{1,9})?");

  private Points() {}

  /** The number that a cell holds, with a point or a comma; empty if it holds something else. */
  static Optional<BigDecimal> number(String cell) {
    String text = cell.strip();
    return NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text.replace(',', '.')))
        : Optional.empty();
  }

  /** The same share of another number of points, to two places. */
  static BigDecimal scaled(int earned, int of, BigDecimal possible) {
    return BigDecimal.valueOf(earned)
        .multiply(possible)
        .divide(BigDecimal.valueOf(Math.max(1, of)), 2, RoundingMode.HALF_UP);
  }
}
