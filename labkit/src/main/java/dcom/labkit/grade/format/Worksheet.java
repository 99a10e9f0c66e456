package dcom.labkit.grade.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of rows as a learning platform exports it, of which single cells can be filled in while
 * every other byte stays: byte order mark, quotes, line ends, separators, and the encoding.
 */
final class Worksheet {
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  /**
   * One cell.
   *
   * @param from where it begins in the file, with its quotes
   * @param to where it ends
   * @param text what it says, without quotes
   */
  record Cell(int from, int to, String text) {}

  /** One row; a cell that the file does not have is not there. */
  record Row(List<Cell> cells) {
    String text(int column) {
      return column < cells.size() ? cells.get(column).text() : "";
    }
  }

  private final byte[] bytes;

  /** A character for each byte: what separates cells is ASCII in all encodings that are read. */
  private final String file;

  private final char separator;
  private final Charset encoding;
  private final List<Row> rows = new ArrayList<>();
  private final Map<Integer, Integer> ends = new TreeMap<>();
  private final Map<Integer, String> filled = new TreeMap<>();
  private int at;

  private Worksheet(byte[] bytes) {
    this.bytes = bytes;
    this.file = new String(bytes, BYTES);
    this.encoding = encoding(bytes);
    this.at = file.startsWith("\u00EF\u00BB\u00BF") ? 3 : 0;
    this.separator = separator();
    while (at < file.length()) {
      rows.add(row());
    }
  }

  /**
   * Reads a file; the first row is the header.
   *
   * @throws IllegalArgumentException if it is not a text with a header and a row
   */
  static Worksheet read(byte[] bytes) {
    boolean wide =
        bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || (bytes[0] & 0xFE) == 0xFE);
    if (wide) {
      throw new IllegalArgumentException("is in UTF-16; export it as CSV, or save it as UTF-8");
    }
    Worksheet sheet = new Worksheet(bytes);
    if (sheet.rows.size() < 2) {
      throw new IllegalArgumentException("has no row below its header");
    }
    return sheet;
  }

  Row header() {
    return rows.get(0);
  }

  /** The rows below the header. */
  List<Row> rows() {
    return rows.subList(1, rows.size());
  }

  /** Puts a text into a cell. */
  void fill(Cell cell, String text) {
    boolean quoted = cell.from() < cell.to() && file.charAt(cell.from()) == '"';
    boolean quotes = quoted || text.indexOf(separator) >= 0;
    ends.put(cell.from(), cell.to());
    filled.put(cell.from(), quotes ? '"' + text + '"' : text);
  }

  /** The file with what was filled in. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16 * filled.size());
    int done = 0;
    for (Map.Entry<Integer, String> cell : filled.entrySet()) {
      out.write(bytes, done, cell.getKey() - done);
      out.writeBytes(cell.getValue().getBytes(encoding));
      done = ends.get(cell.getKey());
    }
    out.write(bytes, done, bytes.length - done);
    return out.toByteArray();
  }

  private Row row() {
    List<Cell> cells = new ArrayList<>(List.of(cell()));
    while (at < file.length() && file.charAt(at) == separator) {
      at++;
      cells.add(cell());
    }
    at += file.startsWith("\r\n", at) ? 2 : 1;
    return new Row(List.copyOf(cells));
  }

  private Cell cell() {
    int from = at;
    boolean quoted = at < file.length() && file.charAt(at) == '"';
    if (quoted) {
      skipQuoted();
    }
    while (at < file.length()
        && "\r\n".indexOf(file.charAt(at)) < 0
        && file.charAt(at) != separator) {
      at++;
    }
    String raw = new String(bytes, from, at - from, encoding);
    boolean whole = quoted && raw.length() > 1 && raw.endsWith("\"");
    String text = whole ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"") : raw;
    return new Cell(from, at, text);
  }

  private void skipQuoted() {
    at++;
    while (at < file.length()) {
      if (file.charAt(at) != '"') {
        at++;
      } else if (file.startsWith("\"\"", at)) {
        at += 2;
      } else {
        at++;
        return;
      }
    }
  }

  /** Whichever of the usual ones is most frequent in the header. */
  private char separator() {
    String header = file.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(header, candidate) > count(header, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char c) {
    return text.chars().filter(other -> other == c).count();
  }

  /** UTF-8, unless it cannot be: then what a spreadsheet on Windows saves. */
  private static Charset encoding(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return Charset.forName("windows-1252");
    }
  }
}
