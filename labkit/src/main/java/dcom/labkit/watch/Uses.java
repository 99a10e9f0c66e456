package dcom.labkit.watch;

import dcom.labkit.lab.Program;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Which of a lab's programs use which sources, as their class files tell. Good enough to choose what
 * is checked first; what it does not know, it takes to be used.
 */
final class Uses {
  private static final int UTF_8 = 1;
  private static final int CLASS = 7;
  private static final Map<Integer, Integer> LENGTHS = lengths();

  private final Subject subject;
  private final Map<String, Set<String>> classes;

  private Uses(Subject subject, Map<String, Set<String>> classes) {
    this.subject = subject;
    this.classes = classes;
  }

  /** Of the programs as they were compiled last. */
  static Uses of(Subject subject) {
    Map<String, Set<String>> classes = new HashMap<>();
    Path jar = Programs.jar(subject);
    if (Files.exists(jar)) {
      try (JarFile file = new JarFile(jar.toFile())) {
        for (JarEntry entry : file.stream().toList()) {
          String name = entry.getName().replace(".class", "");
          classes
              .computeIfAbsent(source(name), any -> new HashSet<>())
              .addAll(names(file.getInputStream(entry).readAllBytes()));
        }
      } catch (IOException e) {
        classes.clear();
      }
    }
    return new Uses(subject, classes);
  }

  /** The programs that any of these files belongs to. */
  Set<String> programs(Set<Path> files) {
    Set<String> programs = new TreeSet<>();
    subject.programs().forEach((name, program) -> {
      if (files.isEmpty() || files.stream().anyMatch(file -> uses(program, file))) {
        programs.add(name);
      }
    });
    return programs;
  }

  private boolean uses(Program program, Path file) {
    Path root = subject.folder().resolve("src/main/java");
    String changed = root.relativize(file).toString().replace(".java", "");
    return !(program instanceof Program.Main main)
        || !classes.containsKey(changed)
        || reached(main.main().replace('.', '/')).contains(changed);
  }

  private Set<String> reached(String main) {
    Set<String> reached = new HashSet<>();
    Deque<String> left = new ArrayDeque<>(Set.of(main));
    while (!left.isEmpty()) {
      String next = left.pop();
      if (classes.containsKey(next) && reached.add(next)) {
        left.addAll(classes.get(next));
      }
    }
    return reached;
  }

  /** A nested class stands in the source of the class around it. */
  private static String source(String name) {
    return name.replaceAll("\\$.*", "");
  }

  /** The classes that a class file names (Java Virtual Machine Specification, 4.4). */
  private static Set<String> names(byte[] file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    in.skipNBytes(8);
    int count = in.readUnsignedShort();
    Map<Integer, String> texts = new HashMap<>();
    Set<Integer> named = new HashSet<>();
    for (int i = 1; i < count; i++) {
      int kind = in.readUnsignedByte();
      if (kind == UTF_8) {
        texts.put(i, in.readUTF());
      } else if (kind == CLASS) {
        named.add(in.readUnsignedShort());
      } else {
        in.skipNBytes(LENGTHS.get(kind));
        i += kind == 5 || kind == 6 ? 1 : 0; // long and double take two places
      }
    }
    Set<String> names = new HashSet<>();
    named.forEach(place -> names.add(source(texts.get(place))));
    return names;
  }

  /** How many bytes follow each kind of constant that is neither a text nor a class. */
  private static Map<Integer, Integer> lengths() {
    Map<Integer, Integer> lengths = new HashMap<>();
    Set.of(3, 4, 9, 10, 11, 12, 17, 18).forEach(kind -> lengths.put(kind, 4));
    Set.of(5, 6).forEach(kind -> lengths.put(kind, 8));
    Set.of(8, 16, 19, 20).forEach(kind -> lengths.put(kind, 2));
    lengths.put(15, 3);
    return lengths;
  }
}
