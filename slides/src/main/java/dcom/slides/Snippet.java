package dcom.slides;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dcom.labkit.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Pieces of a lab's answer, found by their name: no marks are needed in files that students read.
 *
 * @param lab whose answer it is; of {@code .proto} files, which answers share, the lab's own
 */
record Snippet(Lab lab) {
  /** How many characters fit into a line of a slide. */
  private static final int WIDTH = 78;

  /**
   * A method or type of a Java file, or a service or message of a {@code .proto} file, as it stands
   * there, without comments that stand on lines of their own or that do not fit.
   *
   * @throws MissingSource if the file or the piece is gone
   */
  String of(String file, String name) throws IOException {
    Path path = find(file);
    String text = Files.readString(path);
    Optional<String> piece =
        file.endsWith(".proto") ? ofProto(text, name) : ofJava(path, text, name);
    return piece
        .orElseThrow(() -> new MissingSource("There is no " + name + " in " + path + "."))
        .replaceAll("(?s) */\\*\\*.*?\\*/\\n", "")
        .replaceAll("(?m)^ *//.*\\n", "")
        .replaceAll("\\n{2,}", "\n")
        .lines()
        .map(line -> fitting(line) + "\n")
        .collect(Collectors.joining());
  }

  /** A line as it can be read on a slide: without the comment at its end, then broken, if need be. */
  private static String fitting(String line) {
    String bare = line.length() <= WIDTH ? line : line.replaceFirst(" +//.*$", "");
    if (bare.length() <= WIDTH) {
      return bare;
    }
    int middle = Stream.of(", ", "-> ")
        .mapToInt(mark ->
            bare.lastIndexOf(mark, WIDTH - mark.length()) + mark.stripTrailing().length())
        .max()
        .orElseThrow();
    int indent = bare.length() - bare.stripLeading().length() + 4;
    if (middle <= indent) {
      return bare; // there is no good place
    }
    return bare.substring(0, middle).stripTrailing() + "\n"
        + fitting(" ".repeat(indent) + bare.substring(middle).strip());
  }

  private Path find(String file) throws IOException {
    Path top = (file.endsWith(".proto") ? lab.folder() : lab.answer()).resolve("src/main");
    try (Stream<Path> files = Files.walk(top)) {
      return files
          .filter(path -> path.getFileName().toString().equals(file))
          .findFirst()
          .orElseThrow(() -> new MissingSource("There is no " + file + " below " + top + "."));
    }
  }

  private static Optional<String> ofProto(String text, String name) {
    String block = "^(service|message) " + Pattern.quote(name) + " \\{.*?^}\\n";
    return Pattern.compile(block, Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(text)
        .results()
        .findFirst()
        .map(MatchResult::group);
  }

  private static Optional<String> ofJava(Path path, String text, String name) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var options = List.of("-proc:none");
      JavacTask task = (JavacTask)
          compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(path));
      CompilationUnitTree unit = task.parse().iterator().next();
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      return Optional.ofNullable(new Named(name).scan(unit, null)).map(found -> {
        int start = (int) positions.getStartPosition(unit, found);
        int end = (int) positions.getEndPosition(unit, found);
        return text.substring(text.lastIndexOf('\n', start) + 1, end).stripIndent() + "\n";
      });
    }
  }

  /** Finds the first method or type with a name. */
  private static final class Named extends TreeScanner<Tree, Void> {
    private final String name;

    Named(String name) {
      this.name = name;
    }

    @Override
    public Tree visitMethod(MethodTree method, Void nothing) {
      return method.getName().contentEquals(name) ? method : super.visitMethod(method, nothing);
    }

    @Override
    public Tree visitClass(ClassTree type, Void nothing) {
      return type.getSimpleName().contentEquals(name) ? type : super.visitClass(type, nothing);
    }

    @Override
    public Tree reduce(Tree one, Tree other) {
      return other == null ? one : other;
    }
  }
}
