package dcom.labkit.lab;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles Java sources into one jar with the compiler of this JDK. The jar is moved into place
 * whole, so programs that still run from the old one are not disturbed. Sources can be written so that
 * the compiler needs hours, or all memory: it gets two minutes, on a thread of its own, which cannot be
 * stopped and ends with this JVM.
 */
final class Javac {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long STACK = 8 << 20;

  private Javac() {}

  /** What is found out about classes on the way. */
  private interface Shapes {
    Map<String, String> of(JavacTask task) throws IOException;
  }

  /**
   * Compiles sources without annotation processors.
   *
   * @throws DoesNotCompile with the first error
   * @throws IllegalStateException if this Java has no compiler
   */
  static void compile(Collection<Path> sources, List<Path> classPath, Path jar) {
    compile(sources, classPath, jar, PATIENCE);
  }

  /** The same with another patience. */
  static void compile(Collection<Path> sources, List<Path> classPath, Path jar, Duration patience) {
    inTime(patience, () -> compileHere(sources, classPath, Compiled.NOTHING, task -> Map.of()))
        .write(jar);
  }

  /** Compiles sources that may use what was compiled earlier, and finds the shapes of classes. */
  static Compiled classes(Collection<Path> sources, List<Path> classPath, Compiled earlier) {
    return inTime(PATIENCE, () -> compileHere(sources, classPath, earlier, Javac::shapes));
  }

  private static Compiled inTime(Duration patience, Supplier<Compiled> work) {
    CompletableFuture<Compiled> done = new CompletableFuture<>();
    Thread thread = new Thread(null, () -> finish(done, work), "javac", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      return done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new DoesNotCompile(
          "error: the compiler needs more than " + patience.toSeconds() + " s for these sources");
    } catch (ExecutionException e) {
      throw refused(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling", e);
    }
  }

  private static void finish(CompletableFuture<Compiled> done, Supplier<Compiled> work) {
    try {
      done.complete(work.get());
    } catch (Throwable thrown) {
      done.completeExceptionally(thrown);
    }
  }

  /** The compiler hands its own exhaustion on, sometimes in an exception that wraps it. */
  private static RuntimeException refused(Throwable thrown) {
    boolean exhausted = Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
        .anyMatch(cause -> cause instanceof VirtualMachineError);
    if (exhausted) {
      return new DoesNotCompile("error: the compiler needs more memory than it has for these"
          + " sources; perhaps something in them is too long, or nested too deep");
    }
    boolean stated = thrown instanceof DoesNotCompile
        || thrown instanceof IllegalStateException
        || thrown instanceof UncheckedIOException;
    return stated
        ? (RuntimeException) thrown
        : new DoesNotCompile("error: the compiler broke on these sources: " + thrown);
  }

  private static Compiled compileHere(
      Collection<Path> sources, List<Path> classPath, Compiled earlier, Shapes kind) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "this Java has no compiler (a JRE, not a JDK): install a JDK 17 or later, or set JAVA_HOME;"
              + " ./lab doctor says more");
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8);
        ClassFiles classes = new ClassFiles(files, earlier)) {
      JavacTask task = (JavacTask) compiler.getTask(
          Writer.nullWriter(), // what it says of its own failures, with a stack trace
          classes,
          found,
          options(classPath),
          null,
          files.getJavaFileObjectsFromPaths(sources));
      Map<String, String> shapes = kind.of(task);
      task.generate();
      List<Diagnostic<? extends JavaFileObject>> errors = errors(found);
      if (!errors.isEmpty()) {
        throw DoesNotCompile.of(errors);
      }
      return classes.compiled(shapes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sources or the libraries", e);
    }
  }

  /** What others can see of each class, private members included: simpler, and safe. */
  private static Map<String, String> shapes(JavacTask task) throws IOException {
    Map<String, String> shapes = new HashMap<>();
    for (Element element : task.analyze()) {
      if (element instanceof TypeElement type) {
        StringWriter shape = new StringWriter();
        task.getElements().printElements(shape, type);
        String name = task.getElements().getBinaryName(type).toString();
        shapes.put(name.replace('.', '/'), shape.toString());
      }
    }
    return shapes;
  }

  private static List<String> options(List<Path> classPath) {
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> basic = List.of("-proc:none", "-g", "-nowarn", "-classpath", path);
    return Runtime.version().feature() == 17
        ? basic // --release 17 would say the same, and costs a fifth of a second
        : Stream.concat(basic.stream(), Stream.of("--release", "17")).toList();
  }

  private static List<Diagnostic<? extends JavaFileObject>> errors(
      DiagnosticCollector<JavaFileObject> found) {
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .collect(Collectors.toList());
  }
}
