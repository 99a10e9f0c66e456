package dcom.labkit.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MutantsTest {
  @TempDir
  private Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '#',
      value = {
        "void m() { if (a == b) {} }         ¦ negate == → !=",
        "void m() { if (a < b) {} }          ¦ negate < → >=; boundary < → <=",
        "void m() { while (a >= b) {} }      ¦ negate >= → <; boundary >= → >",
        "void m() { if (a(b)) {} }           ¦ negate a(b) → !(a(b))",
        "void m() { if (!a) {} }             ¦ negate ! →",
        "int m() { return a ? b : c; }       ¦ return a ? b : c → 0; negate a → !(a)",
        "void m() { if (a && b) {} }         ¦ negate a && b → !(a && b); logic && → ||",
        "int x = a + b * c;                  ¦ arithmetic + → -; arithmetic * → /",
        "void m() { a++; --b; }              ¦ arithmetic ++ → --; arithmetic -- → ++",
        "void m() { a(); b = c; }            ¦ remove a(); → ;; remove b = c; → ;;"
            + " order a(); b = c; → b = c; a();",
        "String m() { return a; }            ¦ return a → \"\"",
        "Optional<A> m() { return a; }       ¦ return a → java.util.Optional.empty()",
        "A m() { return a; }                 ¦ return a → null",
        "boolean m() { return a; }           ¦ return a → !(a)",
        "boolean m() { return a != b; }      ¦ negate != → ==",
        "int x = 7; boolean b = true;        ¦ constant 7 → 7 + 1; constant true → false",
        "String s = \"x\"; String t = \"\";  ¦ constant \"x\" → \"\"; constant \"\" → \"mutant\"",
        "String s = \"x\" + a;               ¦ constant \"x\" → \"\"",
        "A a = A.ofSeconds(b);               ¦ unit ofSeconds → ofMillis",
        "A a = b.get(c, SECONDS);            ¦ unlimited b.get(c, SECONDS) → b.get();"
            + " unit SECONDS → java.util.concurrent.TimeUnit.MILLISECONDS",
        "A a = newCachedThreadPool();        ¦ limit newCachedThreadPool() → newFixedThreadPool(4)",
        "A a = b.c(UTF_8);                   ¦"
            + " charset UTF_8 → java.nio.charset.StandardCharsets.ISO_8859_1",
        "boolean b = a.equals(c);            ¦ same a.equals(c) → (a == c)",
        "void m() { System.exit(a); }        ¦ remove System.exit(a); → ;; exit a → 0",
        "void m() { synchronized (a) {} }    ¦ lock synchronized (a) →",
        "private synchronized void m() {}    ¦ lock synchronized →",
        "void m() { try {} catch (E e) { a = b; } } ¦ remove a = b; → ;; swallow { a = b; } → {}",
        "@Name(\"x\") int x;                 ¦ #",
        "long serialVersionUID = 1;          ¦ #",
        "Runnable r = () -> { return a; };   ¦ #",
      })
  void eachPlaceIsChangedByEachOperatorThatFits(String member, String changes) throws IOException {
    String expected = changes.strip().equals("#") ? "" : changes.strip();

    assertThat(String.join(
            "; ", of("class A {\n  " + member + "\n}\n").map(this::shown).toList()))
        .isEqualTo(expected);
  }

  @Test
  void aMutantChangesOnePlaceAndKnowsWhereItIs() throws IOException {
    String source = "class A {\n  // a < b\n  boolean m() {\n    return a /* < */ < b;\n  }\n}\n";

    Mutant mutant = of("class A {\n  boolean m() {\n    return 1 > a;\n  }\n}\n")
        .skip(1)
        .findFirst()
        .orElseThrow();

    assertThat(mutant.place()).isEqualTo("A.java:3");
    assertThat(mutant.text()).isEqualTo("return 1 > a;");
    assertThat(mutant.applied("class A {\n  boolean m() {\n    return 1 > a;\n  }\n}\n"))
        .isEqualTo("class A {\n  boolean m() {\n    return 1 >= a;\n  }\n}\n");
    assertThat(of(source).map(one -> one.applied(source)))
        .containsExactly(source.replace("*/ <", "*/ >="), source.replace("*/ <", "*/ <="));
  }

  @Test
  void anExcuseCoversItsMutantWhereverTheLineHasGone() throws IOException {
    Mutant mutant = of("class A {\n\n\n  int x = 7;\n}\n").findFirst().orElseThrow();

    assertThat(new Excused("A.java", "constant", "int x = 7;", "7 → 7 + 1", "").covers(mutant))
        .isTrue();
    assertThat(new Excused("A.java", "constant", "int y = 7;", "7 → 7 + 1", "").covers(mutant))
        .isFalse();
  }

  @Test
  void theScoreCountsThoseThatWereJudged() throws IOException {
    Mutant any = of("class A { int x = 7; }").findFirst().orElseThrow();
    Score score = new Score(Stream.of(
            Fate.KILLED,
            Fate.TIMED_OUT,
            Fate.KILLED,
            Fate.SURVIVED,
            Fate.UNDECIDED,
            Fate.NOT_COMPILED,
            Fate.NOT_RUN)
        .map(fate -> new Trial(any, fate, "", 0))
        .toList());

    assertThat(score.percent()).hasValue(75);
    assertThat(score.survivors()).hasSize(1);
  }

  private Stream<Mutant> of(String source) throws IOException {
    Path file = Files.writeString(root.resolve("A.java"), source);
    return Mutants.of(root, List.of(file)).stream();
  }

  private String shown(Mutant mutant) {
    return (mutant.operator().word() + " " + mutant.change()).strip();
  }
}
