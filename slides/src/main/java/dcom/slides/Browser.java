package dcom.slides;

import dcom.labkit.lab.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chromium, without a window and without the network.
 *
 * @param program the file to run
 */
record Browser(Path program) {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** The one on the path, if there is one. */
  static Optional<Browser> find() {
    return NAMES.stream()
        .map(SearchPath::find)
        .flatMap(Optional::stream)
        .findFirst()
        .map(Browser::new);
  }

  /** The command that starts it with a profile of its own. */
  List<String> command(Path profile, String... more) {
    List<String> command = new ArrayList<>(List.of(
        program.toString(),
        "--headless",
        "--no-sandbox", // it shows our own pages only, and root cannot have one
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--user-data-dir=" + profile));
    command.addAll(List.of(more));
    return command;
  }

  /**
   * Prints a page into a PDF.
   *
   * @param laidOut a promise, in the page's own words, that all of it is in its place
   */
  void print(String page, String laidOut, Path pdf) throws Exception {
    Tab tab = new Tab(this);
    try {
      tab.open(page);
      tab.value(laidOut);
      Files.write(pdf, tab.pdf());
    } finally {
      tab.close();
    }
  }

  /** Deletes a folder with everything in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
