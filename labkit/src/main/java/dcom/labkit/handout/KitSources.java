package dcom.labkit.handout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which of the kit's sources a students' copy needs: those that its command line and its labs use,
 * directly or not. Staff's commands are used by nothing but a list of services, so they are not among
 * them, nor is what only they use. Of the kit's tests it has those that use nothing that is left out,
 * and what these use.
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

  /**
   * The kit's sources that are left out, of all that would be in the copy.
   *
   * @param folders folders and files that are left out anyhow
   */
  static Set<String> unneeded(Map<String, String> texts, List<String> folders) {
    KitSources kit = new KitSources(texts);
    Set<String> unneeded = new HashSet<>(kit.main.keySet());
    unneeded.removeAll(kit.needed());
    kit.addTestsOf(folders, unneeded);
    kit.addTestsOf(unneeded);
    kit.addHelpersOfNobody(unneeded);
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
    follow(open, main, needed);
    addDescriptions(needed);
    return needed;
  }

  /** Goes on from each source to those that it uses, until there are no others. */
  private static void follow(Deque<String> open, Map<String, Source> sources, Set<String> seen) {
    while (!open.isEmpty()) {
      String name = open.remove();
      if (seen.add(name)) {
        Source user = sources.get(name);
        sources.keySet().stream()
            .filter(other -> !seen.contains(other) && user.uses(sources.get(other)))
            .forEach(open::add);
      }
    }
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

  /** A test that names a folder of its module that is left out. */
  private void addTestsOf(List<String> folders, Set<String> unneeded) {
    List<String> named =
        folders.stream().map(folder -> '"' + folder.replaceFirst("labkit/", "")).toList();
    tests.forEach((name, test) -> {
      if (named.stream().anyMatch(test.code()::contains)) {
        unneeded.add(name);
      }
    });
  }

  /** A test that uses something left out is left out, and so are the tests that use it. */
  private void addTestsOf(Set<String> unneeded) {
    Map<String, Source> all = new HashMap<>(main);
    all.putAll(tests);
    Set<String> found;
    do {
      found = new HashSet<>();
      for (Map.Entry<String, Source> test : tests.entrySet()) {
        boolean orphan = unneeded.stream().map(all::get).anyMatch(test.getValue()::uses);
        if (orphan && !unneeded.contains(test.getKey())) {
          found.add(test.getKey());
        }
      }
    } while (unneeded.addAll(found));
  }

  /** What is no test itself, and no test that is left uses it. */
  private void addHelpersOfNobody(Set<String> unneeded) {
    Set<String> used = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(tests.keySet().stream()
        .filter(name -> name.endsWith("Test.java") && !unneeded.contains(name))
        .toList());
    follow(open, tests, used);
    tests.keySet().stream().filter(name -> !used.contains(name)).forEach(unneeded::add);
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
