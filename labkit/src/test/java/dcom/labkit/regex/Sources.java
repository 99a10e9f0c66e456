package dcom.labkit.regex;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The regular expressions in sources, found by parsing them. */
final class Sources {
  private static final Set<String> OF_A_STRING =
      Set.of("matches/1", "split/1", "split/2", "replaceAll/2", "replaceFirst/2");
  private static final Set<String> WHOLE = Set.of("matches", "asMatchPredicate", "awaitLine");
  private static final Set<String> OF_A_MISTAKE = Set.of("got", "expected", "wire");

  private final List<Expression> expressions = new ArrayList<>();
  private final List<String> searched = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  private Sources() {}

  /** Reads all sources below folders, which are named as they are seen from {@code root}. */
  static Sources of(Path root, List<Path> folders) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(root.resolve(folder))) {
        all.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    Sources sources = new Sources();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) compiler.getTask(
          null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : task.parse()) {
        Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
        Constants constants = Constants.of(unit);
        Uses uses = new Uses();
        uses.scan(unit, null);
        sources.new Finder(file, constants, uses.found).scan(unit, null);
      }
    }
    return sources;
  }

  List<Expression> expressions() {
    return expressions;
  }

  /** The expressions of labs' mistakes and of where to look. */
  List<String> searched() {
    return searched;
  }

  /** What is only known when the program runs: the file, and the argument as it stands there. */
  List<String> unknown() {
    return unknown;
  }

  /** How the patterns that have a name are used, by that name. */
  private static final class Uses extends TreePathScanner<Void, Void> {
    private final Map<String, Set<String>> found = new HashMap<>();

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      if (call.getMethodSelect() instanceof MemberSelectTree select) {
        String receiver = select.getExpression().toString();
        String method = select.getIdentifier().toString();
        found.computeIfAbsent(receiver, any -> new TreeSet<>()).add(use(method));
      }
      if (call.getMethodSelect().toString().endsWith("awaitLine")) {
        call.getArguments()
            .forEach(given ->
                found.computeIfAbsent(given.toString(), any -> new TreeSet<>()).add("awaitLine"));
      }
      return super.visitMethodInvocation(call, nothing);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
      found
          .computeIfAbsent(reference.getQualifierExpression().toString(), any -> new TreeSet<>())
          .add(next());
      return super.visitMemberReference(reference, nothing);
    }

    /** A call of matcher(…) is as the matcher is used: by the call behind it, or by its name. */
    private String use(String method) {
      Tree outer = getCurrentPath().getParentPath().getLeaf();
      if (!method.equals("matcher")) {
        return method;
      } else if (outer instanceof MemberSelectTree select) {
        return select.getIdentifier().toString();
      }
      return outer instanceof VariableTree variable ? "in " + variable.getName() : "passed on";
    }

    /** The search behind {@code map(X::matcher)}, as in {@code filter(Matcher::find)}. */
    private String next() {
      Tree call = getCurrentPath().getParentPath().getLeaf();
      Tree further =
          getCurrentPath().getParentPath().getParentPath().getParentPath().getLeaf();
      if (call instanceof MethodInvocationTree
          && further instanceof MethodInvocationTree filter
          && filter.getArguments().size() == 1
          && filter.getArguments().get(0) instanceof MemberReferenceTree search) {
        return search.getName().toString();
      }
      return "passed on";
    }
  }

  private final class Finder extends TreePathScanner<Void, Void> {
    private final Path file;
    private final Constants constants;
    private final Map<String, Set<String>> uses;

    Finder(Path file, Constants constants, Map<String, Set<String>> uses) {
      this.file = file;
      this.constants = constants;
      this.uses = uses;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      if (call.getMethodSelect() instanceof MemberSelectTree select) {
        String receiver = select.getExpression().toString();
        String method = select.getIdentifier().toString();
        List<? extends ExpressionTree> given = call.getArguments();
        if (receiver.equals("Pattern") && method.equals("compile")) {
          add(
              given.get(0),
              given.size() < 2 ? 0 : Constants.flags(given.get(1).toString()),
              used());
        } else if (receiver.equals("Pattern") && method.equals("matches")) {
          add(given.get(0), 0, EnumSet.of(Expression.Use.MATCHES));
        } else if (OF_A_STRING.contains(method + "/" + given.size())) {
          boolean whole = method.equals("matches");
          add(given.get(0), 0, EnumSet.of(whole ? Expression.Use.MATCHES : Expression.Use.FIND));
        }
      }
      return super.visitMethodInvocation(call, nothing);
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
      String name = annotation.getAnnotationType().toString();
      for (ExpressionTree argument : annotation.getArguments()) {
        if (argument instanceof AssignmentTree value) {
          String field = value.getVariable().toString();
          if (name.equals("Mistake") && OF_A_MISTAKE.contains(field)) {
            constants.text(value.getExpression()).ifPresent(searched::add);
          } else if (Set.of("Mistake", "Check").contains(name) && field.equals("look")) {
            look(value.getExpression());
          }
        }
      }
      return super.visitAnnotation(annotation, nothing);
    }

    /** {@code File.java: expression}. */
    private void look(ExpressionTree value) {
      String[] parts = constants.text(value).orElse("").split(": ", 2);
      if (parts.length == 2) {
        searched.add(parts[1]);
      }
    }

    private void add(ExpressionTree argument, int flags, Set<Expression.Use> used) {
      Optional<String> regex = constants.text(argument);
      if (regex.isPresent()) {
        expressions.add(new Expression(file, regex.get(), flags, used));
      } else if (!(argument.toString().contains("->"))) {
        unknown.add(file + ": " + argument);
      }
    }

    /** By the name that a pattern is given, or by what is called on it at once. */
    private Set<Expression.Use> used() {
      Tree outer = getCurrentPath().getParentPath().getLeaf();
      if (outer instanceof MethodInvocationTree call
          && call.getMethodSelect().toString().endsWith("awaitLine")) {
        return uses(Set.of("awaitLine"));
      } else if (outer instanceof VariableTree variable) {
        return uses(uses.getOrDefault(variable.getName().toString(), Set.of("passed on")));
      } else if (outer instanceof MemberSelectTree select) {
        Tree further =
            getCurrentPath().getParentPath().getParentPath().getParentPath().getLeaf();
        boolean plain = further instanceof MemberSelectTree;
        return select.getIdentifier().contentEquals("matcher") && plain
            ? uses(Set.of(((MemberSelectTree) further).getIdentifier().toString()))
            : uses(Set.of("passed on"));
      }
      return uses(Set.of("passed on"));
    }

    private Set<Expression.Use> uses(Set<String> methods) {
      Set<Expression.Use> all = EnumSet.noneOf(Expression.Use.class);
      for (String method : methods) {
        if (method.startsWith("in ")) {
          all.addAll(uses(known(method.substring(3))));
        } else if (WHOLE.contains(method)) {
          all.add(Expression.Use.MATCHES);
        } else {
          all.add(Expression.Use.FIND);
          if (method.equals("passed on")) {
            all.add(Expression.Use.MATCHES);
          }
        }
      }
      return all;
    }

    /** What is called on a matcher to search with it; group and the like tell nothing. */
    private Set<String> known(String matcher) {
      Set<String> searching = Set.of(
          "matches", "find", "lookingAt", "replaceAll", "replaceFirst", "results", "passed on");
      List<String> known = uses.getOrDefault(matcher, Set.of()).stream()
          .filter(searching::contains)
          .toList();
      return known.isEmpty() ? Set.of("passed on") : Set.copyOf(known);
    }
  }
}
