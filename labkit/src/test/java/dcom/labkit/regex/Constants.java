package dcom.labkit.regex;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The texts that stand in one source. */
final class Constants {
  /** For what a program puts into an expression. */
  private static final String ANYTHING = "7";

  private final Map<String, ExpressionTree> named = new HashMap<>();

  private Constants() {}

  static Constants of(CompilationUnitTree unit) {
    Constants constants = new Constants();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree variable, Void nothing) {
        if (variable.getInitializer() != null) {
          constants.named.putIfAbsent(variable.getName().toString(), variable.getInitializer());
        }
        return super.visitVariable(variable, nothing);
      }
    }.scan(unit, null);
    return constants;
  }

  /** What an expression of Java says; nothing if no piece of it is known before the program runs. */
  Optional<String> text(ExpressionTree expression) {
    if (expression instanceof LiteralTree literal) {
      return Optional.ofNullable(literal.getValue()).map(String::valueOf);
    } else if (expression instanceof ParenthesizedTree inside) {
      return text(inside.getExpression());
    } else if (expression instanceof IdentifierTree name) {
      return Optional.ofNullable(named.get(name.toString()))
          .filter(value -> !value.toString().contains(name.toString()))
          .flatMap(this::text);
    } else if (expression instanceof BinaryTree sum) {
      return sum(text(sum.getLeftOperand()), text(sum.getRightOperand()));
    } else if (expression instanceof MethodInvocationTree call) {
      return call(call.getMethodSelect().toString(), call.getArguments());
    }
    return expression.toString().equals("File.pathSeparator") ? Optional.of(":") : Optional.empty();
  }

  private Optional<String> call(String method, List<? extends ExpressionTree> given) {
    return method.equals("Pattern.quote")
        ? Optional.of(Pattern.quote(text(given.get(0)).orElse("abc")))
        : Optional.empty();
  }

  private static Optional<String> sum(Optional<String> left, Optional<String> right) {
    return left.isEmpty() && right.isEmpty()
        ? Optional.empty()
        : Optional.of(left.orElse(ANYTHING) + right.orElse(ANYTHING));
  }

  /** The flags of {@link Pattern} that are named in a call's second argument. */
  static int flags(String argument) {
    int flags = argument.contains("MULTILINE") ? Pattern.MULTILINE : 0;
    flags |= argument.contains("DOTALL") ? Pattern.DOTALL : 0;
    return flags | (argument.contains("CASE_INSENSITIVE") ? Pattern.CASE_INSENSITIVE : 0);
  }
}
