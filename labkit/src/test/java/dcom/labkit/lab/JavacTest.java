package dcom.labkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that mean harm to the compiler. */
class JavacTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir
  private Path folder;

  @Test
  void whatIsNestedTooDeepDoesNotCompileAndIsSaidToBeSo() throws IOException {
    String source = "class A { int a = " + "(".repeat(50_000) + "1" + ")".repeat(50_000) + "; }";

    assertThatThrownBy(() -> compile(source, LONG))
        .isInstanceOf(DoesNotCompile.class)
        .hasMessageContaining("nested too deep");
  }

  @Test
  void whatTakesTooLongDoesNotCompile() throws IOException {
    assertThatThrownBy(() -> compile(slow(12), Duration.ofMillis(1)))
        .isInstanceOf(DoesNotCompile.class)
        .hasMessageContaining("needs more than");
  }

  @Test
  void aConstantThatIsTooLongDoesNotCompile() throws IOException {
    String source = "class A { String a = \"" + "a".repeat(1 << 17) + "\"; }";

    assertThatThrownBy(() -> compile(source, LONG)).isInstanceOf(DoesNotCompile.class);
  }

  @Test
  void aProcessorThatSourcesBringIsNotRun() throws IOException {
    Path marked = folder.resolve("marked");
    Path services = folder.resolve("META-INF/services/javax.annotation.processing.Processor");
    Files.createDirectories(services.getParent());
    Files.writeString(services, "A");

    compile(
        "public class A extends javax.annotation.processing.AbstractProcessor {\n"
            + "  static { new java.io.File(\"" + marked + "\").mkdir(); }\n"
            + "  public boolean process(\n"
            + "      java.util.Set<? extends javax.lang.model.element.TypeElement> types,\n"
            + "      javax.annotation.processing.RoundEnvironment round) { return false; }\n"
            + "}\n",
        LONG);

    assertThat(folder.resolve("a.jar")).exists();
    assertThat(marked).doesNotExist();
  }

  /** Each level doubles the work: which of two methods is meant hangs on what is inside. */
  private static String slow(int levels) {
    return "class A {\n"
        + "  interface F<T> { T get(); }\n"
        + "  interface G<T> { T get() throws Exception; }\n"
        + "  static <T> T f(F<T> one) { return null; }\n"
        + "  static <T> T f(G<T> one) { return null; }\n"
        + "  Object a = " + "f(() -> ".repeat(levels) + "1" + ")".repeat(levels) + ";\n}\n";
  }

  private void compile(String source, Duration patience) throws IOException {
    Path file = folder.resolve("A.java");
    Files.writeString(file, source);
    Javac.compile(List.of(file), List.of(folder), folder.resolve("a.jar"), patience);
  }
}
