package dcom.labkit.cell;

import dcom.labkit.lab.Command;
import dcom.labkit.lab.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a build may see beside the sources: the tool that its command names, with what is installed
 * around it ({@code go} of {@code /opt/go/bin/go} needs {@code /opt/go}), and the packages that were
 * downloaded for Go, since there is no network. What a tool keeps for its next use is made anew.
 */
final class Toolchain {
  private static final String MODULES = "go/pkg/mod";

  private Toolchain() {}

  /** The same command with its tool by a whole path, and all that it may see. */
  static Command of(Command build) {
    List<String> words = new ArrayList<>(build.words());
    List<Path> files = new ArrayList<>(List.of(build.folder()));
    Map<String, String> environment = new TreeMap<>(build.environment());
    SearchPath.find(words.get(0)).map(Toolchain::real).ifPresent(tool -> {
      words.set(0, tool.toString());
      if (!tool.startsWith("/usr")) { // which is seen as a whole
        files.add(tool.getParent().getParent());
      }
      environment.put("PATH", tool.getParent() + ":" + SearchPath.USUAL);
    });
    modules().ifPresent(modules -> {
      files.add(modules);
      environment.put("GOMODCACHE", modules.toString());
    });
    environment.putAll(
        Map.of("GOPROXY", "off", "GOTOOLCHAIN", "local", "GOFLAGS", "-mod=readonly"));
    return new Command(
        build.name(), words, build.shown(), environment, build.folder(), files, List.of());
  }

  private static Path real(Path tool) {
    try {
      return tool.toRealPath();
    } catch (IOException e) {
      return tool;
    }
  }

  private static Optional<Path> modules() {
    String kept = System.getenv("GOMODCACHE");
    Path usual = Path.of(System.getProperty("user.home"), MODULES);
    return Optional.of(kept == null ? usual : Path.of(kept)).filter(Files::isDirectory);
  }
}
