package dcom.labkit.grade.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** An archive as no usual program packs it: entries with any names, and raw blocks of tar. */
final class Packed {
  private final List<Map.Entry<String, byte[]>> entries = new ArrayList<>();

  Packed entry(String name, String text) {
    return entry(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Packed entry(String name, byte[] content) {
    entries.add(Map.entry(name, content));
    return this;
  }

  void zip(Path archive) throws IOException {
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
      for (Map.Entry<String, byte[]> entry : entries) {
        zip.putArchiveEntry(new Named(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeArchiveEntry();
      }
    }
  }

  /** A tar.gz of headers as they are made by {@link #header}, each with what follows it. */
  void tarGz(Path archive) throws IOException {
    Files.createDirectories(archive.getParent());
    try (OutputStream tar = new GZIPOutputStream(Files.newOutputStream(archive))) {
      for (Map.Entry<String, byte[]> entry : entries) {
        tar.write(header(entry.getKey(), '0', entry.getValue().length));
        tar.write(padded(entry.getValue()));
      }
    }
  }

  /** A block of tar. */
  static byte[] header(String name, char type, long size) {
    byte[] block = new byte[512];
    put(block, 0, name);
    put(block, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(block, 124, "%011o\0".formatted(size) + "00000000000\0" + " ".repeat(8) + type);
    put(block, 257, "ustar  \0");
    int sum = 0;
    for (byte one : block) {
      sum += one & 0xFF;
    }
    put(block, 148, "%06o\0 ".formatted(sum));
    return block;
  }

  /** Up to the end of the last block. */
  static byte[] padded(byte[] content) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(content);
    all.writeBytes(new byte[(512 - content.length % 512) % 512]);
    return all.toByteArray();
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  /** With backslashes as they are. */
  private static final class Named extends ZipArchiveEntry {
    Named(String name) {
      super(name);
      setPlatform(PLATFORM_UNIX);
      setName(name);
    }
  }
}
