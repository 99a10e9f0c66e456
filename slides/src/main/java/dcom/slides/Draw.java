package dcom.slides;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Draws what the deck's sources include: pictures, code and runs. Each is made from a source that
 * can be checked; a slide that names one which is not there stops the build.
 */
public final class Draw {
  private final Source source;

  Draw(Source source) {
    this.source = source;
  }

  /** Draws everything, into {@code target/drawn} of the module whose folder is given. */
  public static void main(String... words) throws Exception {
    Source source = new Source(Path.of(words[0]));
    Draw draw = new Draw(source);
    for (String name : source.included()) {
      Path file = source.folder().resolve("target/drawn").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, draw.draw(name));
    }
    System.out.println("Drawn: " + source.included().size() + " pictures, pieces of code and runs");
  }

  /**
   * What a slide includes by this name.
   *
   * @throws MissingSource if there is nothing that it could be made from
   */
  String draw(String name) throws IOException, InterruptedException {
    String[] at = name.split("/");
    return switch (at[0]) {
      case "code" -> new Snippet(source.course().lab(at[1])).of(at[2], at[3]);
      case "try" -> Typed.first(source.course().lab(text(at[1]))).shown();
      case "run" -> Capture.of(source.course(), text(at[1]));
      case "bytes.svg" -> Bytes.ofGreeting(source).svg();
      default -> picture(name);
    };
  }

  private static String text(String file) {
    return file.replaceFirst("\\.txt$", "");
  }

  private String picture(String name) {
    String plain = name.replaceFirst("\\.svg$", "");
    Path drawing = source.folder().resolve("src/drawings/" + plain + ".txt");
    Path figure = source.folder().resolve("src/figures/" + plain + ".csv");
    if (Files.exists(drawing)) {
      return Drawing.parse(Source.read(drawing)).svg();
    } else if (Files.exists(figure)) {
      return Figure.parse(Source.read(figure)).svg();
    }
    throw new MissingSource("There is neither " + drawing + " nor " + figure + ".");
  }
}
