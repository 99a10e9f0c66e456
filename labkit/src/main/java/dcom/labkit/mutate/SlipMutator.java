package dcom.labkit.mutate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Makes the slips that programs which communicate are prone to: a unit of time, a wait without a limit,
 * a pool that is too small, a charset, {@code ==} for equals, two statements in the other order, a lock
 * left out, an exit code, an exception swallowed. Whether a slip compiles is for the compiler to say.
 */
final class SlipMutator extends TreePathScanner<Void, Void> {
  private static final Map<String, String> UNITS = Map.of(
      "ofSeconds", "ofMillis",
      "ofMillis", "ofSeconds",
      "ofMinutes", "ofSeconds",
      "toMillis", "toSeconds",
      "toSeconds", "toMillis",
      "SECONDS", "MILLISECONDS",
      "MILLISECONDS", "SECONDS");

  /** What waits for ever if it is given no limit. */
  private static final Set<String> WAITS = Set.of("get", "await", "join", "waitFor", "poll");

  private final Places places;

  SlipMutator(Places places) {
    this.places = places;
  }

  @Override
  public Void visitImport(ImportTree tree, Void none) {
    return null;
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void none) {
    name(tree, tree.getName().toString());
    return super.visitIdentifier(tree, none);
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree tree, Void none) {
    name(tree, tree.getIdentifier().toString());
    return super.visitMemberSelect(tree, none);
  }

  /** The last word of an expression. */
  private void name(ExpressionTree tree, String name) {
    int start = places.end(tree) - name.length();
    if (UNITS.containsKey(name)) {
      String other = UNITS.get(name);
      boolean constant = name.endsWith("SECONDS");
      places.add(
          Operator.UNIT,
          constant ? places.start(tree) : start,
          places.end(tree),
          constant ? "java.util.concurrent.TimeUnit." + other : other);
    } else if (name.equals("UTF_8")) {
      places.add(Operator.CHARSET, tree, "java.nio.charset.StandardCharsets.ISO_8859_1");
    }
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
    List<? extends ExpressionTree> given = call.getArguments();
    String method = places.code(call.getMethodSelect());
    String name = method.substring(method.lastIndexOf('.') + 1);
    if (name.equals("equals") && given.size() == 1 && method.contains(".")) {
      String left = places.code(((MemberSelectTree) call.getMethodSelect()).getExpression());
      places.add(Operator.SAME, call, "(" + left + " == " + places.code(given.get(0)) + ")");
    } else if (WAITS.contains(name) && given.size() == 2) {
      places.add(Operator.UNLIMITED, call, method + "()");
    } else if (name.equals("newCachedThreadPool")) {
      places.add(Operator.LIMIT, call, method.replace(name, "newFixedThreadPool") + "(4)");
    } else if (method.equals("System.exit")) {
      boolean fails = !places.code(given.get(0)).equals("0");
      places.add(Operator.EXIT, given.get(0), fails ? "0" : "1");
    }
    return super.visitMethodInvocation(call, none);
  }

  @Override
  public Void visitBlock(BlockTree block, Void none) {
    List<? extends StatementTree> statements = block.getStatements();
    for (int i = 1; i < statements.size(); i++) {
      StatementTree first = statements.get(i - 1);
      StatementTree second = statements.get(i);
      if (acts(first) && acts(second)) {
        String between = places.code(places.end(first), places.start(second));
        places.add(
            Operator.ORDER,
            places.start(first),
            places.end(second),
            places.code(second) + between + places.code(first));
      }
    }
    return super.visitBlock(block, none);
  }

  /** Whether it is a statement that calls or assigns. */
  private static boolean acts(StatementTree statement) {
    return statement instanceof ExpressionStatementTree acting
        && !(acting.getExpression() instanceof UnaryTree);
  }

  @Override
  public Void visitSynchronized(SynchronizedTree tree, Void none) {
    places.add(Operator.LOCK, places.start(tree), places.start(tree.getBlock()), "");
    return super.visitSynchronized(tree, none);
  }

  @Override
  public Void visitMethod(MethodTree method, Void none) {
    if (method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
      int from = places.start(method.getModifiers());
      String modifiers = places.code(from, places.end(method.getModifiers()));
      int at = from + modifiers.indexOf("synchronized");
      places.add(Operator.LOCK, at, at + "synchronized ".length(), "");
    }
    return super.visitMethod(method, none);
  }

  @Override
  public Void visitCatch(CatchTree tree, Void none) {
    if (!tree.getBlock().getStatements().isEmpty()) {
      places.add(Operator.SWALLOW, tree.getBlock(), "{}");
    }
    return super.visitCatch(tree, none);
  }
}
