package dcom.labkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a program while it is put together from several places, by their path. */
final class ProgramFiles {
  private final Map<Path, Content> files = new TreeMap<>();

  private record Content(byte[] bytes, boolean executable) {
    static Content of(Path file) {
      try {
        return new Content(Files.readAllBytes(file), Files.isExecutable(file));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + file, e);
      }
    }

    boolean sameAs(Content other) {
      return other != null && executable == other.executable && Arrays.equals(bytes, other.bytes);
    }
  }

  /** Adds all files below a folder, which need not be there; they take the place of earlier ones. */
  void add(Path folder) {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(Files::isRegularFile)
            .forEach(file -> files.put(folder.relativize(file), Content.of(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + folder, e);
      }
    }
  }

  /**
   * Replaces a piece of a file. If the file was not added yet, it is the first that is there of {@code
   * otherwise}.
   *
   * @return how often the piece stands in the file; nothing is replaced unless it is once
   */
  int edit(Path name, String piece, String by, Stream<Path> otherwise) {
    Content content = files.containsKey(name)
        ? files.get(name)
        : otherwise
            .filter(Files::isRegularFile)
            .findFirst()
            .map(Content::of)
            .orElse(new Content(new byte[0], false));
    String text = new String(content.bytes(), StandardCharsets.UTF_8);
    int count = text.split(Pattern.quote(piece), -1).length - 1;
    if (count == 1) {
      byte[] bytes = text.replace(piece, by).getBytes(StandardCharsets.UTF_8);
      files.put(name, new Content(bytes, content.executable()));
    }
    return count;
  }

  /**
   * Makes a folder hold exactly these files. Those that are right already are not touched: another
   * process may be compiling them.
   */
  void writeTo(Path folder) {
    ProgramFiles there = new ProgramFiles();
    there.add(folder);
    try {
      Files.createDirectories(folder);
      for (Path old : there.files.keySet()) {
        if (!files.containsKey(old)) {
          Files.deleteIfExists(folder.resolve(old));
        }
      }
      for (Map.Entry<Path, Content> file : files.entrySet()) {
        if (!file.getValue().sameAs(there.files.get(file.getKey()))) {
          write(folder.resolve(file.getKey()), file.getValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder, e);
    }
  }

  private static void write(Path file, Content content) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), "", ".new");
    Files.write(fresh, content.bytes());
    if (!fresh.toFile().setReadable(true, false)
        || content.executable() && !fresh.toFile().setExecutable(true, false)) {
      throw new IOException("cannot set the mode of " + fresh);
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
