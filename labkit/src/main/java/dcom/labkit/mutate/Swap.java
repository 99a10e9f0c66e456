package dcom.labkit.mutate;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.List;

/**
 * One symbol in place of another.
 *
 * @param operator the kind of change
 * @param symbol what stands there
 * @param other what comes in its place
 */
record Swap(Operator operator, String symbol, String other) {
  /** What can be done to an expression's own symbol. */
  static List<Swap> of(ExpressionTree tree) {
    switch (tree.getKind()) {
      case EQUAL_TO:
        return List.of(new Swap(Operator.NEGATE, "==", "!="));
      case NOT_EQUAL_TO:
        return List.of(new Swap(Operator.NEGATE, "!=", "=="));
      case LESS_THAN:
        return comparison("<", ">=", "<=");
      case LESS_THAN_EQUAL:
        return comparison("<=", ">", "<");
      case GREATER_THAN:
        return comparison(">", "<=", ">=");
      case GREATER_THAN_EQUAL:
        return comparison(">=", "<", ">");
      case CONDITIONAL_AND:
        return List.of(new Swap(Operator.LOGIC, "&&", "||"));
      case CONDITIONAL_OR:
        return List.of(new Swap(Operator.LOGIC, "||", "&&"));
      case PLUS:
        return joinsTexts(tree) ? List.of() : arithmetic("+", "-");
      case MINUS:
        return arithmetic("-", "+");
      case MULTIPLY:
        return arithmetic("*", "/");
      case DIVIDE:
        return arithmetic("/", "*");
      case REMAINDER:
        return arithmetic("%", "*");
      default:
        return List.of();
    }
  }

  private static List<Swap> comparison(String symbol, String negated, String boundary) {
    return List.of(
        new Swap(Operator.NEGATE, symbol, negated), new Swap(Operator.BOUNDARY, symbol, boundary));
  }

  private static List<Swap> arithmetic(String symbol, String other) {
    return List.of(new Swap(Operator.ARITHMETIC, symbol, other));
  }

  /** As far as the source shows it. What it does not show, the compiler refuses. */
  private static boolean joinsTexts(ExpressionTree tree) {
    if (tree instanceof BinaryTree binary) {
      return joinsTexts(binary.getLeftOperand()) || joinsTexts(binary.getRightOperand());
    }
    return tree instanceof ParenthesizedTree inner
        ? joinsTexts(inner.getExpression())
        : tree instanceof LiteralTree && tree.getKind() == Tree.Kind.STRING_LITERAL;
  }
}
