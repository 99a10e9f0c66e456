package dcom.slides;

import dcom.labkit.lab.Course;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The deck's sources, as far as they can be read without Asciidoctor.
 *
 * @param folder the module's folder
 */
record Source(Path folder) {
  private static final Pattern INCLUDED = Pattern.compile("include::\\{drawn}/([^\\[]+)\\[");
  private static final Pattern ANCHOR = Pattern.compile("\\[#([\\w-]+)(\\.[\\w.]+)?]");
  private static final Pattern MINUTES = Pattern.compile("\\*Minutes:\\* (\\d+)");

  /**
   * One slide.
   *
   * @param part the file that it stands in
   * @param id what links name it by
   * @param role {@code part} for a part's first slide, {@code lab} for a call to action; or empty
   * @param text everything below the title
   */
  record Slide(Path part, String id, String role, String title, String text) {
    /** How long it takes; empty if its notes do not say. */
    Optional<Integer> minutes() {
      return MINUTES.matcher(text).results().findFirst().map(m -> Integer.valueOf(m.group(1)));
    }

    @Override
    public String toString() {
      return part.getFileName() + ": " + title;
    }
  }

  /** The course that the deck is about. */
  Course course() {
    return Course.around(folder);
  }

  /** The files of the parts, in the order of the deck. */
  List<Path> parts() {
    try (Stream<Path> files = Files.list(folder.resolve("src/deck"))) {
      return files
          .filter(f -> f.getFileName().toString().matches("\\d.*\\.adoc"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is to be drawn, each thing once: {@code queue.svg}, {@code code/onenode/Link.java/open}. */
  List<String> included() {
    return parts().stream()
        .flatMap(part -> INCLUDED.matcher(read(part)).results())
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }

  /** All slides, in order. */
  List<Slide> slides() {
    return parts().stream().flatMap(part -> slides(part).stream()).toList();
  }

  private static List<Slide> slides(Path part) {
    List<Slide> slides = new ArrayList<>();
    String text = read(part);
    List<MatchResult> titles = Pattern.compile("^(\\[#.*])?\\n?== (.*)$", Pattern.MULTILINE)
        .matcher(text)
        .results()
        .toList();
    for (int i = 0; i < titles.size(); i++) {
      int end = i + 1 < titles.size() ? titles.get(i + 1).start() : text.length();
      String below = text.substring(titles.get(i).end(), end);
      slides.add(slide(part, titles.get(i), below));
    }
    return slides;
  }

  private static Slide slide(Path part, MatchResult title, String below) {
    Matcher anchor = ANCHOR.matcher(title.group(1) == null ? "" : title.group(1));
    boolean named = anchor.matches();
    String role = named && anchor.group(2) != null ? anchor.group(2).substring(1) : "";
    return new Slide(part, named ? anchor.group(1) : "", role, title.group(2), below);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
