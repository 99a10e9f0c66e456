package dcom.labkit.mutate;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Changes single symbols, statements, results and constants, whatever they are for. */
final class Mutator extends TreePathScanner<Void, Void> {
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

  private final Places places;

  Mutator(Places places) {
    this.places = places;
  }

  @Override
  public Void visitBinary(BinaryTree binary, Void none) {
    int from = end(binary.getLeftOperand());
    String between = places.code(from, start(binary.getRightOperand()));
    for (Swap swap : Swap.of(binary)) {
      int at = from + withoutComments(between).indexOf(swap.symbol());
      add(swap.operator(), at, at + swap.symbol().length(), swap.other());
    }
    return super.visitBinary(binary, none);
  }

  @Override
  public Void visitUnary(UnaryTree unary, Void none) {
    int start = start(unary);
    switch (unary.getKind()) {
      case POSTFIX_INCREMENT -> add(Operator.ARITHMETIC, end(unary) - 2, end(unary), "--");
      case POSTFIX_DECREMENT -> add(Operator.ARITHMETIC, end(unary) - 2, end(unary), "++");
      case PREFIX_INCREMENT -> add(Operator.ARITHMETIC, start, start + 2, "--");
      case PREFIX_DECREMENT -> add(Operator.ARITHMETIC, start, start + 2, "++");
      case LOGICAL_COMPLEMENT -> add(Operator.NEGATE, start, start + 1, "");
      default -> {}
    }
    return super.visitUnary(unary, none);
  }

  @Override
  public Void visitIf(IfTree tree, Void none) {
    negate(tree.getCondition());
    return super.visitIf(tree, none);
  }

  @Override
  public Void visitWhileLoop(WhileLoopTree tree, Void none) {
    negate(tree.getCondition());
    return super.visitWhileLoop(tree, none);
  }

  @Override
  public Void visitConditionalExpression(ConditionalExpressionTree tree, Void none) {
    negate(tree.getCondition());
    return super.visitConditionalExpression(tree, none);
  }

  @Override
  public Void visitExpressionStatement(ExpressionStatementTree statement, Void none) {
    ExpressionTree expression = statement.getExpression();
    boolean calls = expression instanceof MethodInvocationTree call
        && !List.of("super", "this").contains(call.getMethodSelect().toString());
    if (calls
        || expression instanceof AssignmentTree
        || expression instanceof CompoundAssignmentTree) {
      add(Operator.REMOVE, start(statement), end(statement), ";");
    }
    return super.visitExpressionStatement(statement, none);
  }

  @Override
  public Void visitReturn(ReturnTree tree, Void none) {
    ExpressionTree value = tree.getExpression();
    Optional<MethodTree> method = method();
    if (value != null && method.isPresent()) {
      String code = code(value);
      String other = Nothing.of(method.get().getReturnType().toString(), code);
      boolean covered = value instanceof LiteralTree || !Swap.of(value).isEmpty();
      if (!covered && !other.equals(code)) {
        add(Operator.RETURN, start(value), end(value), other);
      }
    }
    return super.visitReturn(tree, none);
  }

  @Override
  public Void visitLiteral(LiteralTree literal, Void none) {
    String code = code(literal);
    switch (literal.getKind()) {
      case INT_LITERAL, LONG_LITERAL -> add(Operator.CONSTANT, literal, code + " + 1");
      case BOOLEAN_LITERAL ->
        add(Operator.CONSTANT, literal, code.equals("true") ? "false" : "true");
      case STRING_LITERAL ->
        add(Operator.CONSTANT, literal, code.equals("\"\"") ? "\"mutant\"" : "\"\"");
      default -> {}
    }
    return super.visitLiteral(literal, none);
  }

  /** What is said of the code is not what it does. */
  @Override
  public Void visitAnnotation(AnnotationTree tree, Void none) {
    return null;
  }

  @Override
  public Void visitVariable(VariableTree tree, Void none) {
    return tree.getName().contentEquals("serialVersionUID")
        ? null
        : super.visitVariable(tree, none);
  }

  /** A comparison and a negation have changes of their own; of a constant there is no other way. */
  private void negate(ExpressionTree condition) {
    ExpressionTree inner = condition;
    while (inner instanceof ParenthesizedTree parentheses) {
      inner = parentheses.getExpression();
    }
    boolean covered = inner instanceof LiteralTree
        || inner.getKind() == Tree.Kind.LOGICAL_COMPLEMENT
        || Swap.of(inner).stream().anyMatch(swap -> swap.operator() == Operator.NEGATE);
    if (!covered) {
      add(Operator.NEGATE, inner, "!(" + code(inner) + ")");
    }
  }

  /** The method that a return leaves; empty in a lambda, whose type only the compiler knows. */
  private Optional<MethodTree> method() {
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof LambdaExpressionTree) {
        return Optional.empty();
      } else if (path.getLeaf() instanceof MethodTree method) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  private void add(Operator operator, Tree tree, String after) {
    places.add(operator, tree, after);
  }

  private void add(Operator operator, int start, int end, String after) {
    places.add(operator, start, end, after);
  }

  /** As long as before: a symbol found in it is where it was. */
  private static String withoutComments(String code) {
    return COMMENT
        .matcher(code)
        .replaceAll(comment -> " ".repeat(comment.group().length()));
  }

  private String code(Tree tree) {
    return places.code(tree);
  }

  private int start(Tree tree) {
    return places.start(tree);
  }

  private int end(Tree tree) {
    return places.end(tree);
  }
}
