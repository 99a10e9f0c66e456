package dcom.labkit.mutate;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The mutants of a lab's answer, file by file: of the lines that a student writes, those
 * that the starter has not got, or of all lines in the files that he may change.
 */
public final class Mutants {
  private static final String SOURCES = "src/main/java";

  private Mutants() {}

  /**
   * Finds them; nothing is compiled yet. A lab whose programs are not Java has none.
   *
   * @param given whether to change lines, too, that the starter has as well
   */
  public static List<Mutant> of(Lab lab, boolean given) {
    boolean java =
        lab.manifest().programs().values().stream().anyMatch(p -> p instanceof Program.Main);
    Path root = lab.answer().resolve(SOURCES);
    List<Path> files = lab.manifest().files().stream()
        .filter(name -> name.startsWith(SOURCES) && name.endsWith(".java"))
        .map(name -> lab.answer().resolve(name))
        .toList();
    List<Mutant> all = java ? of(root, files) : List.of();
    return given ? all : all.stream().filter(mutant -> !starts(lab, mutant)).toList();
  }

  /** Whether the starter has this line as well. */
  private static boolean starts(Lab lab, Mutant mutant) {
    Path starter = lab.folder().resolve(SOURCES).resolve(mutant.file());
    try (Stream<String> lines = Files.exists(starter) ? Files.lines(starter) : Stream.empty()) {
      return lines.anyMatch(line -> line.strip().equals(mutant.text()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + starter, e);
    }
  }

  static List<Mutant> of(Path root, List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      List<Mutant> mutants = new ArrayList<>();
      for (Path file : files) {
        var sources = manager.getJavaFileObjects(file);
        JavacTask task =
            (JavacTask) compiler.getTask(null, manager, null, List.of(), null, sources);
        CompilationUnitTree unit = task.parse().iterator().next();
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        String source = Files.readString(file);
        mutants.addAll(new Places(root.relativize(file), source, unit, positions).mutants());
      }
      return mutants;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root, e);
    }
  }
}
