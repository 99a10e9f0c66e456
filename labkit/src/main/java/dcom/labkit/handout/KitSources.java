package dcom.labkit.handout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which of the kit's sources a students' copy needs: those that its command line and its labs use,
 * directly or not. Staff's commands are used by nothing but a list of services, so they are not among
 * them, nor is what only they use. Of the kit's tests it has those that use nothing that is left out.
 */
final class KitSources {
  private static final String MAIN = "labkit/src/main/java/";
  private static final String TEST = "labkit/src/test/java/";
  private static final String FIRST = MAIN + "dcom/labkit/cli/Main.java";

  private final Map<String, Source> main;
  private final Map<String, Source> tests;
  private final Map<String, Source> labs;

  private KitSources(Map<String, String> texts) {
    this.main = sources(texts, MAIN);
    this.tests = sources(texts, TEST);
    this.labs = new HashMap<>();
    texts.keySet().stream()
        .filter(name -> !name.startsWith("labkit/") && name.endsWith(".java"))
        .forEach(name -> labs.put(name, Source.of(name, texts.get(name))));
  }

  /** The kit's sources that are left out, of all that would be in the copy. */
  static Set<String> unneeded(Map<String, String> texts) {
    KitSources kit = new KitSources(texts);
    Set<String> needed = kit.needed();
    Set<String> unneeded = new HashSet<>(kit.main.keySet());
    unneeded.removeAll(needed);
    kit.addTests(unneeded);
    return unneeded;
  }

  private Set<String> needed() {
    Set<String> needed = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    main.forEach((name, source) -> {
      if (name.equals(FIRST) || labs.values().stream().anyMatch(lab -> lab.uses(source))) {
        open.add(name);
      }
    });
    while (!open.isEmpty()) {
      String name = open.remove();
      if (needed.add(name)) {
        Source user = main.get(name);
        main.keySet().stream()
            .filter(other -> !needed.contains(other) && user.uses(main.get(other)))
            .forEach(open::add);
      }
    }
    addDescriptions(needed);
    return needed;
  }

  /** A package is described where anything of it is needed. */
  private void addDescriptions(Set<String> needed) {
    Predicate<Source> alive = described ->
        needed.stream().anyMatch(name -> main.get(name).pack().equals(described.pack()));
    main.forEach((name, source) -> {
      if (source.describesPackage() && alive.test(source)) {
        needed.add(name);
      }
    });
  }

  /** A test that uses something left out is left out, and so are the tests that use it. */
  private void addTests(Set<String> unneeded) {
    Map<String, Source> all = new HashMap<>(main);
    all.putAll(tests);
    boolean more = true;
    while (more) {
      Set<String> found = new HashSet<>();
      tests.forEach((name, test) -> {
        boolean orphan = unneeded.stream().map(all::get).anyMatch(test::uses);
        if (orphan && !unneeded.contains(name)) {
          found.add(name);
        }
      });
      more = unneeded.addAll(found);
    }
  }

  private static Map<String, Source> sources(Map<String, String> texts, String root) {
    Map<String, Source> sources = new HashMap<>();
    texts.forEach((name, text) -> {
      if (name.startsWith(root) && name.endsWith(".java")) {
        sources.put(name, Source.of(name.substring(root.length()), text));
      }
    });
    return sources;
  }
}
