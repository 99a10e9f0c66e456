package dcom.slides;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Binds the converted sources into files that need no others: {@code deck.html}, {@code page.html},
 * which is also the handout, and a PDF of each where a browser is.
 */
public final class Bind {
  private static final Pattern STYLE =
      Pattern.compile("<link rel=\"stylesheet\" href=\"(?:\\./)?([^\"]+)\"[^>]*>");
  private static final Pattern SCRIPT = Pattern.compile("<script src=\"([^\"]+)\"></script>");
  /** The converter's own first slide: ours has notes, as all others. */
  private static final Pattern TITLE = Pattern.compile("<section class=\"title\".*?</section>");

  private static final String REVEAL = "reveal.js/";

  /** Reveal says when it has made a page of each slide; it may have done so already. */
  private static final String PAGES =
      "new Promise(done => document.querySelector('.pdf-page') ? done()"
          + " : Reveal.on('pdf-ready', () => done()))";

  private final Path module;
  private final Path look;
  private final Path out;

  private Bind(Path module) {
    this.module = module;
    this.look = module.resolve("src/look");
    this.out = module.resolve("target/slides");
  }

  /** Binds what was converted in the module whose folder is given. */
  public static void main(String... words) throws Exception {
    new Bind(Path.of(words[0])).bind();
  }

  private void bind() throws Exception {
    Files.createDirectories(out);
    Files.writeString(out.resolve("page.html"), whole(converted("page"), look));
    Optional<Path> reveal = Reveal.install(module);
    if (reveal.isPresent()) {
      String deck = TITLE.matcher(converted("deck")).replaceFirst("");
      deck = deck.replace("</body>", additions() + "</body>");
      Files.writeString(out.resolve("deck.html"), whole(deck, reveal.get()));
    } else {
      Files.deleteIfExists(out.resolve("deck.html"));
      Files.deleteIfExists(out.resolve("deck.pdf"));
      System.out.println(
          "npm is not there, or cannot get reveal.js: only the one-page form is made.");
    }
    print();
    Files.writeString(out.resolve("made"), "");
  }

  private void print() throws Exception {
    Optional<Browser> browser = Browser.find();
    if (browser.isEmpty()) {
      System.out.println("Chromium is not there: no PDF is made.");
      return;
    }
    browser.get().print(address("page.html"), "document.fonts.ready.then(() => 1)", pdf("handout"));
    if (Files.exists(out.resolve("deck.html"))) {
      browser.get().print(address("deck.html") + "?print-pdf", PAGES, pdf("deck"));
    }
  }

  private String address(String page) {
    return out.resolve(page).toUri().toString();
  }

  private Path pdf(String name) {
    return out.resolve(name + ".pdf");
  }

  private String converted(String form) {
    return Source.read(module.resolve("target/converted/" + form + "/deck.html"));
  }

  /** Speaker notes, a key of our own, and how the deck looks without JavaScript. */
  private String additions() {
    return "<script src=\"" + REVEAL + "plugin/notes/notes.js\"></script>\n"
        + "<script src=\"deck.js\"></script>\n"
        + "<noscript><link rel=\"stylesheet\" href=\"noscript.css\"></noscript>\n";
  }

  /** A page with all that it asks for in it. */
  private String whole(String page, Path reveal) {
    String styled = STYLE.matcher(page).replaceAll(found -> style(found.group(1), reveal));
    return SCRIPT
        .matcher(styled)
        .replaceAll(found -> element("script", read(found.group(1), reveal)));
  }

  private String style(String name, Path reveal) {
    if (name.startsWith("rouge-")) {
      return ""; // look.css has colours for code, in light and in dark
    }
    boolean first = name.equals("deck.css") || name.equals("page.css");
    return element("style", (first ? read("look.css", reveal) : "") + read(name, reveal));
  }

  private String read(String name, Path reveal) {
    return Source.read(
        name.startsWith(REVEAL)
            ? reveal.resolve(name.substring(REVEAL.length()))
            : look.resolve(name));
  }

  /** Text that can stand in a page, and asks for no file that helps to find mistakes. */
  private static String element(String name, String text) {
    String plain =
        text.replaceAll("(?m)^//# sourceMappingURL=.*$", "").replace("</script", "<\\/script");
    return Matcher.quoteReplacement("<" + name + ">\n" + plain + "\n</" + name + ">");
  }
}
