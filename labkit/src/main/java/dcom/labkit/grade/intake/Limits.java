package dcom.labkit.grade.intake;

import java.time.Duration;
import java.util.Locale;

/**
 * How much one submission may hold, and how long it may take to read.
 *
 * @param entries the files and folders
 * @param total the bytes that an archive comes to
 * @param ratio how many times larger than the archive the files that are read may be, beyond {@link #FREE}
 * @param file the bytes of one file that is taken
 * @param taken the bytes of all files that may have to be taken
 * @param headers the bytes of all that stands in an archive beside the files: names, dates, rights
 * @param time how long it may take to read all of a submission
 */
record Limits(
    int entries, long total, long ratio, long file, long taken, long headers, Duration time) {
  static final Limits DEFAULT = new Limits(20_000, 1L << 30, 200, 512 << 10, 64L << 20);

  /** A small archive may be compressed as well as it can be. */
  static final long FREE = 4L << 20;

  /** The bytes of what stands before one file in a tar archive: more than any name needs. */
  static final long HEADER = 64 << 10;

  /** The characters of a name with all its folders, as Linux limits them. */
  static final int NAME = 4096;

  /** With 32 MB for headers, and a minute. */
  Limits(int entries, long total, long ratio, long file, long taken) {
    this(entries, total, ratio, file, taken, 32L << 20, Duration.ofMinutes(1));
  }

  /**
   * Refuses an archive that grows beyond its bounds, told as early as that is known. A long log that
   * nobody reads may be compressed as well as it can be.
   */
  void check(int entriesSoFar, long bytesSoFar, long readSoFar, long archive) {
    if (entriesSoFar > entries) {
      throw new Unreadable("holds more than " + entries + " files; at most so many are read");
    } else if (bytesSoFar > total) {
      throw new Unreadable("comes to more than " + size(total) + "; at most so much is read");
    } else if (readSoFar > FREE && readSoFar > ratio * archive) {
      throw new Unreadable("is " + size(archive) + " and would come to more than "
          + size(readSoFar - 1) + ": it is not unpacked");
    }
  }

  /** Refuses an archive whose names are longer than names are, before they are kept. */
  void checkHeaders(long one, long all) {
    if (one > HEADER) {
      throw new Unreadable("holds a name of more than " + size(HEADER) + "; no name is that long");
    } else if (all > headers) {
      throw new Unreadable("holds names of more than " + size(headers) + " in all");
    }
  }

  /** A size for people: {@code 2.0 GB}. */
  static String size(long bytes) {
    if (bytes < 1 << 10) {
      return bytes + " bytes";
    }
    int power = Math.min(3, (63 - Long.numberOfLeadingZeros(bytes)) / 10);
    double value = (double) bytes / (1L << 10 * power);
    return String.format(Locale.ROOT, "%.1f %sB", value, " KMG".charAt(power));
  }
}
