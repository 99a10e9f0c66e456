package dcom.labkit.mutate;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One parsed file, and the places in it that were found to be worth a change. */
final class Places {
  private final Path file;
  private final String source;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Mutant> found = new ArrayList<>();

  Places(Path file, String source, CompilationUnitTree unit, SourcePositions positions) {
    this.file = file;
    this.source = source;
    this.unit = unit;
    this.positions = positions;
  }

  /** All mutants of the file: those of single symbols in the order of the text, then slips. */
  List<Mutant> mutants() {
    new Mutator(this).scan(unit, null);
    new SlipMutator(this).scan(unit, null);
    return List.copyOf(found);
  }

  void add(Operator operator, Tree tree, String after) {
    add(operator, start(tree), end(tree), after);
  }

  void add(Operator operator, int start, int end, String after) {
    int line = (int) unit.getLineMap().getLineNumber(start);
    String text = source.lines().skip(line - 1L).findFirst().orElse("").strip();
    found.add(new Mutant(file, line, text, operator, start, code(start, end), after));
  }

  String code(Tree tree) {
    return code(start(tree), end(tree));
  }

  String code(int start, int end) {
    return source.substring(start, end);
  }

  int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }
}
