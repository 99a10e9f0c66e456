package dcom.inventory;

import java.util.ArrayList;
import java.util.List;

/**
 * What a client wants of an inventory, over whichever transport.
 *
 * @param verb add, remove, count or list
 * @param item of what; empty for list
 * @param amount how many, for add and remove; otherwise 0
 */
record Request(String verb, String item, long amount) {
  static Request add(String item, long amount) {
    return new Request("add", item, amount);
  }

  static Request remove(String item, long amount) {
    return new Request("remove", item, amount);
  }

  static Request count(String item) {
    return new Request("count", item, 0);
  }

  static Request list() {
    return new Request("list", "", 0);
  }

  /** What is typed behind the client's options. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(verb));
    if (!verb.equals("list")) {
      words.add(item);
    }
    if (changes()) {
      words.add(String.valueOf(amount));
    }
    return words;
  }

  /** Whether it adds or removes. */
  boolean changes() {
    return verb.equals("add") || verb.equals("remove");
  }

  @Override
  public String toString() {
    return String.join(" ", words());
  }
}
