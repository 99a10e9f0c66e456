package dcom.onenode;

import static dcom.onenode.Lines.lineWith;
import static dcom.onenode.Lines.listening;

import dcom.labkit.check.Expect;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Command;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A subscriber with -t, at a place of this earth where it is a certain hour now. */
final class Stamped {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");
  private static final Path ZONES = Path.of("/usr/share/zoneinfo");
  private static final int EASTERNMOST = 14;
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final Duration NEARLY = Duration.ofMinutes(1);

  private final Terminal terminal;
  private final ZoneId zone;
  private final String subject;

  private Stamped(Terminal terminal, ZoneId zone, String subject) {
    this.terminal = terminal;
    this.zone = zone;
    this.subject = subject;
  }

  /** Starts one where it is this hour; where the system knows no zones, it is the hour of here. */
  static Stamped open(int hour, Command program, Terminals terminals, String url, String subject) {
    ZoneId zone = zone(hour);
    String shown = "TZ=" + zone + " " + program.shown();
    Command there = program.with("TZ", zone.getId(), shown);
    return new Stamped(terminals.open(there, "-t", "-s", url, subject), zone, subject);
  }

  private static ZoneId zone(int hour) {
    int east = Math.floorMod(hour - LocalDateTime.now(ZoneOffset.UTC).getHour(), 24);
    int offset = east > EASTERNMOST ? east - 24 : east;
    String name = "Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset); // signs as in POSIX
    return Files.exists(ZONES.resolve(name)) ? ZoneId.of(name) : ZoneId.systemDefault();
  }

  /** Waits for the line Listening, which has no time before it. */
  void awaitListening() {
    String line = listening(subject);
    Expect.equal("terminal " + terminal.number() + " shows", line, lineWith(line, terminal));
  }

  Terminal terminal() {
    return terminal;
  }

  /**
   * Waits for this line, with the time of its arrival before it.
   *
   * @param published a moment before the message was published
   * @throws Unmet if the time is another one, or is written in another way
   */
  void expect(String line, Instant published) {
    String got = lineWith(line, terminal);
    LocalDateTime now = at(Instant.now());
    String before = got.substring(0, got.indexOf(line));
    if (!got.endsWith(line) || !arrived(before, at(published), now)) {
      String name = "terminal " + terminal.number();
      throw new Unmet(
          name + " prints  " + STAMP.format(now) + " " + line,
          name + " printed " + got + "\n" + instead(before, now));
    }
  }

  private LocalDateTime at(Instant time) {
    return LocalDateTime.ofInstant(time, zone).truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean arrived(String before, LocalDateTime published, LocalDateTime now) {
    return before.endsWith(" ")
        && parsed(before.substring(0, before.length() - 1))
            .filter(time -> !time.isBefore(published) && !time.isAfter(now))
            .isPresent();
  }

  private static Optional<LocalDateTime> parsed(String stamp) {
    try {
      return Optional.of(LocalDateTime.parse(stamp, STAMP));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** What is known about a time that is none, or another one. */
  private static String instead(String before, LocalDateTime now) {
    if (before.isEmpty()) {
      return "there is no time before it";
    }
    return parsed(before.strip())
        .map(time -> off(Duration.between(time, now).abs(), time))
        .orElse("its time is not written as yyyy/MM/dd HH:mm:ss and a blank");
  }

  private static String off(Duration off, LocalDateTime time) {
    Duration utc = Duration.between(time, LocalDateTime.now(ZoneOffset.UTC)).abs();
    if (utc.compareTo(NEARLY) < 0) {
      return "its time is that of UTC, not the local time";
    }
    boolean half = off.minus(HALF_A_DAY).abs().compareTo(NEARLY) < 0;
    return "its time is off by " + (half ? "12 hours" : off.toSeconds() + " s");
  }
}
