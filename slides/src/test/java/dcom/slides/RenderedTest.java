package dcom.slides;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dcom.labkit.lab.Peers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The made deck as a browser shows it, 1280 pixels wide and 720 high. */
@EnabledIfSystemProperty(named = "slides.made", matches = "true")
class RenderedTest {
  private static final Path MADE = Path.of("target/slides").toAbsolutePath();
  private static final Path PICTURES = Path.of("target/pictures");

  private Tab tab;

  @BeforeEach
  void openBrowser() throws Exception {
    Optional<Browser> browser = Browser.find();
    if (browser.isEmpty()) {
      String sentence =
          "The slides are not measured: Chromium is not there (Debian: apt install chromium).";
      assertThat(Peers.required()).as(sentence).isFalse();
      System.out.println(sentence);
      assumeTrue(false, sentence);
    }
    assertThat(MADE.resolve("page.html")).exists();
    tab = new Tab(browser.orElseThrow());
  }

  @AfterEach
  void closeBrowser() throws Exception {
    if (tab != null) {
      tab.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void everySlideFitsAndCanBeRead(String look) throws Exception {
    openDeck(look);
    int slides = tab.value("Reveal.getTotalSlides()").asInt();
    assertThat(slides)
        .isEqualTo(new Source(Path.of("").toAbsolutePath()).slides().size());
    Map<String, JsonNode> wrong = new LinkedHashMap<>();
    for (int i = 0; i < slides; i++) {
      tab.value("Reveal.slide(" + i + ")");
      wrong.put(
          (i + 1) + " "
              + tab.value("Reveal.getCurrentSlide().innerText.split('\\n')[0]").asText(),
          tab.value(
              "measure(Reveal.getCurrentSlide(), {left: 0, top: 0, right: 1280, bottom: 720})"));
      keep(look, i);
    }
    wrong.values().removeIf(JsonNode::isEmpty);
    assertThat(wrong).as("wrong in %s", look).isEmpty();
  }

  @Test
  void thePdfHasAPageForEachSlide() throws Exception {
    assumeDeck();
    String pdf = Files.readString(MADE.resolve("deck.pdf"), ISO_8859_1);
    long pages = Pattern.compile("/Type /Page\\b").matcher(pdf).results().count();
    assertThat(pages)
        .isEqualTo(new Source(Path.of("").toAbsolutePath()).slides().size());
  }

  @Test
  void aLinkOpensOnTheSlideThatItNames() throws Exception {
    assumeDeck();
    tab.open(page("deck.html") + "#logger");
    awaitReveal();
    assertThat(tab.value("Reveal.getCurrentSlide().id").asText()).isEqualTo("logger");
  }

  @Test
  void theDeckAsksForNoOtherFileAndItsLinksLeadSomewhere() throws Exception {
    openDeck("light");
    assertThat(tab.requests()).containsOnly(page("deck.html"));
    JsonNode links = tab.value("[...document.querySelectorAll('.slides a')].map(a => a.href)");
    assertThat(links).hasSizeGreaterThan(10);
    StreamSupport.stream(links.spliterator(), false)
        .map(JsonNode::asText)
        .filter(link -> !link.contains("#"))
        .forEach(link -> assertThat(Path.of(URI.create(link))).exists());
  }

  @Test
  void withoutScriptsTheDeckIsOneLongPage() throws Exception {
    assumeDeck();
    tab.withoutScripts();
    tab.open(page("deck.html"));
    assertThat(hiddenTitles()).isEmpty();
    assertThat(tab.value("document.documentElement.scrollHeight").asInt()).isGreaterThan(15_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void thePageCanBeReadWithItsNotes(String look) throws Exception {
    tab.look(look);
    tab.open(page("page.html"));
    tab.value(script());
    assertThat(tab.value("measure(document.body)")).isEmpty();
    assertThat(hiddenTitles()).isEmpty();
    assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(1280);
    assertThat(tab.requests()).containsOnly(page("page.html"));
    assertThat(tab.value("document.querySelectorAll('script').length").asInt()).isZero();
  }

  /** Titles that take no room, or that lie on another one. */
  private JsonNode hiddenTitles() throws Exception {
    return tab.value(
        "[...document.querySelectorAll('h2')].map(h => [h.textContent, h.getBoundingClientRect()])"
            + ".filter(([, at], i, all) => !at.height || (i && at.top <= all[i - 1][1].top))"
            + ".map(([text]) => text)");
  }

  private void openDeck(String look) throws Exception {
    assumeDeck();
    tab.look(look);
    tab.open(page("deck.html"));
    awaitReveal();
    tab.value(script());
  }

  private void awaitReveal() throws Exception {
    tab.value("new Promise(done => Reveal.isReady() ? done() : Reveal.on('ready', () => done()))");
  }

  private static void assumeDeck() {
    boolean there = Files.exists(MADE.resolve("deck.html"));
    String sentence = "There is no deck, only the one-page form: npm is missing.";
    assertThat(there || !Peers.required()).as(sentence).isTrue();
    assumeTrue(there, sentence);
  }

  private static String page(String name) {
    return MADE.resolve(name).toUri().toString();
  }

  private static String script() throws Exception {
    try (var in = RenderedTest.class.getResourceAsStream("measure.js")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Pictures to look at, with {@code -Dslides.pictures}. */
  private void keep(String look, int slide) throws Exception {
    if (Boolean.getBoolean("slides.pictures")) {
      Files.createDirectories(PICTURES);
      Files.write(PICTURES.resolve("%s-%02d.png".formatted(look, slide + 1)), tab.picture());
    }
  }
}
