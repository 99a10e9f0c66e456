package dcom.inventory;

import java.util.List;

/**
 * What the user wants of an inventory. Given.
 *
 * @param verb add, remove, count or list
 * @param item of what; empty for list
 * @param amount how many, for add and remove
 */
record Order(String verb, String item, long amount) {
  private static final String USAGE =
      "Orders: add item amount, remove item amount, count item, list";

  /** An order as it is typed: {@code add apples 5}. */
  static Order parse(List<String> words) {
    String verbs = List.of("list", "count", "add|remove").get(Math.min(words.size(), 3) - 1);
    boolean amount = words.size() == 3 && words.get(2).matches("-?\\d{1,18}");
    if (!words.get(0).matches(verbs) || words.size() > 2 && !amount) {
      throw new IllegalArgumentException(USAGE);
    }
    String item = words.size() > 1 ? words.get(1) : "";
    return new Order(words.get(0), item, amount ? Long.parseLong(words.get(2)) : 0);
  }
}
