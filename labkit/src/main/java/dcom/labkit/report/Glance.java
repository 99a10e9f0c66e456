package dcom.labkit.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the overview needs of a report, read without the rest: a third of the time that binding the
 * whole document takes.
 *
 * @param state {@code not started}, {@code done}, or how many of the checks passed
 * @param next the first step that has not earned all of its points; empty if there is none
 */
public record Glance(String state, Optional<Next> next) {
  private static final JsonFactory JSON = new JsonFactory();

  /** A step's number and title. */
  public record Next(int number, String title) {}

  /** Looks at a report; empty if there is none, or none that this kit understands. */
  public static Optional<Glance> at(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (JsonParser json = JSON.createParser(file.toFile())) {
      return Optional.of(read(json)).filter(glance -> !glance.state().isEmpty());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Glance read(JsonParser json) throws IOException {
    String state = "";
    Optional<Next> next = Optional.empty();
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("state")) {
        state = json.getText();
      } else if (field.equals("steps")) {
        next = firstOpen(json);
      } else {
        json.skipChildren();
      }
    }
    return new Glance(state, next);
  }

  private static Optional<Next> firstOpen(JsonParser json) throws IOException {
    Optional<Next> first = Optional.empty();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      Optional<Next> open = open(json);
      first = first.isPresent() ? first : open;
    }
    return first;
  }

  /** Reads one step; gives it if it has not earned all of its points. */
  private static Optional<Next> open(JsonParser json) throws IOException {
    int number = 0;
    int missing = 0;
    String title = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "number" -> number = json.getIntValue();
        case "title" -> title = json.getText();
        case "points" -> missing += json.getIntValue();
        case "earned" -> missing -= json.getIntValue();
        default -> json.skipChildren();
      }
    }
    return missing > 0 ? Optional.of(new Next(number, title)) : Optional.empty();
  }
}
