package dcom.slides;

import dcom.labkit.lab.Lab;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * A message of protocol buffers as it is on the wire, each byte with its meaning. The library that
 * the lab uses encodes it; here its bytes are only taken apart.
 *
 * @param field the name of its only field, a string
 * @param bytes as encoded
 */
record Bytes(String field, byte[] bytes) {
  private static final int CELL = 150;

  /** The request for a greeting for Brian, from a program that runs with the lab's class path. */
  static Bytes ofGreeting(Source source) throws IOException, InterruptedException {
    Lab lab = source.course().lab("helloworld-grpc");
    Path classes = lab.folder().resolve("target/classes");
    String libraries = Source.read(lab.folder().resolve("target/lab/libraries")).strip();
    String program = source.folder().resolve("src/bytes/Greeting.java").toString();
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes + File.pathSeparator + libraries,
            program)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new MissingSource(program + " fails; is helloworld-grpc built?");
    }
    List<String> words = List.of(shown.strip().split(" "));
    return new Bytes(words.get(0), HexFormat.of().parseHex(words.get(1)));
  }

  /** A row of bytes, and below each what it says. */
  String svg() {
    Svg svg = new Svg(0, 0, bytes.length * CELL, 210, alt());
    for (int i = 0; i < bytes.length; i++) {
      double middle = i * CELL + CELL / 2.0;
      svg.box(i < 2 ? "strong" : "box", i * CELL + 6, 4, CELL - 12, 84);
      svg.text(i < 2 ? "strong byte" : "box byte", "middle", middle, 60, hex(i));
      String[] lines = meaning(i).split("\\|");
      for (int line = 0; line < lines.length; line++) {
        svg.text("label", "middle", middle, 124 + line * 32, lines[line]);
      }
    }
    return svg.end();
  }

  private String hex(int index) {
    return "%02x".formatted(bytes[index]);
  }

  /** What a byte says; the first two are the field's key and length, which fit into a byte each. */
  String meaning(int index) {
    int value = bytes[index] & 0xff;
    if (index == 0) {
      return "field " + (value >> 3) + "|" + field + "|wire type " + (value & 7);
    }
    return index == 1 ? "length|" + value : "'" + (char) value + "'";
  }

  private String alt() {
    StringBuilder text = new StringBuilder("HelloRequest on the wire, byte by byte: ");
    for (int i = 0; i < bytes.length; i++) {
      text.append(i == 0 ? "" : "; ")
          .append(hex(i))
          .append(" is ")
          .append(meaning(i).replace('|', ' '));
    }
    return text + ".";
  }
}
