package dcom.labkit.grade.intake;

import java.util.ArrayList;
import java.util.List;

/** What there is to say of some files, a sentence for each; of very many only the first and how many. */
final class Told {
  private static final int MOST = 5;

  private final List<String> first = new ArrayList<>();
  private int more;

  void add(String name, String reason) {
    if (first.size() < MOST) {
      first.add(Names.shown(name) + " " + reason);
    } else {
      more++;
    }
  }

  List<String> all() {
    List<String> all = new ArrayList<>(first);
    if (more > 0) {
      all.add("and the like of " + more + " more");
    }
    return all;
  }
}
