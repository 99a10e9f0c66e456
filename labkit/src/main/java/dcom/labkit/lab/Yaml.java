package dcom.labkit.lab;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One value in a YAML file (YAML 1.2) that knows where it stands, so that every complaint about it
 * names file, line and field. Immutable.
 */
public final class Yaml {
  private final Path file;
  private final String field;
  private final Node node;

  private Yaml(Path file, String field, Node node) {
    this.file = file;
    this.field = field;
    this.node = node;
  }

  /**
   * Reads a file.
   *
   * @throws BadManifest if it cannot be read, is empty or is not YAML
   */
  public static Yaml read(Path file) {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Optional<Node> root = new Compose(settings).composeReader(text);
      return new Yaml(file, "", root.orElseThrow(() -> new BadManifest(file, 1, 1, "is empty")));
    } catch (MarkedYamlEngineException e) {
      throw bad(file, e.getProblemMark(), "not YAML: " + e.getProblem());
    } catch (YamlEngineException | MalformedInputException e) {
      throw new BadManifest(file, 1, 1, "not YAML in UTF-8: " + e.getMessage());
    } catch (StackOverflowError e) {
      throw new BadManifest(file, 1, 1, "not YAML that can be read: it is nested too deep");
    } catch (IOException e) {
      throw new BadManifest(file, 1, 1, "cannot be read: " + e);
    }
  }

  /** The fields of a mapping in the order of the file, none but {@code allowed}. */
  public Map<String, Yaml> fields(Set<String> allowed) {
    Map<String, Yaml> fields = fields();
    fields.forEach((name, value) -> {
      if (!allowed.contains(name)) {
        throw value.bad("is not known; fields here: " + String.join(", ", allowed));
      }
    });
    return fields;
  }

  /** The fields of a mapping in the order of the file. */
  public Map<String, Yaml> fields() {
    if (!(node instanceof MappingNode)) {
      throw bad("must be a mapping (name: value)");
    }
    Map<String, Yaml> fields = new LinkedHashMap<>();
    for (NodeTuple pair : ((MappingNode) node).getValue()) {
      String name = new Yaml(file, field, pair.getKeyNode()).text();
      fields.put(name, new Yaml(file, within(name), pair.getValueNode()));
    }
    return fields;
  }

  /** The value of a field that must be there. */
  public Yaml get(String name) {
    return find(name).orElseThrow(() -> bad("lacks the field '" + name + "'"));
  }

  /** The value of a field that may be left out. */
  public Optional<Yaml> find(String name) {
    return Optional.ofNullable(fields().get(name));
  }

  /** The elements of a sequence. */
  public List<Yaml> elements() {
    if (!(node instanceof SequenceNode)) {
      throw bad("must be a list");
    }
    return ((SequenceNode) node)
        .getValue().stream()
            .map(element -> new Yaml(file, field, element))
            .collect(Collectors.toList());
  }

  /** The elements of a sequence of plain values. */
  public List<String> texts() {
    return elements().stream().map(Yaml::text).toList();
  }

  /** A plain value as it is written. */
  public String text() {
    if (!(node instanceof ScalarNode)) {
      throw bad("must be one plain value");
    }
    return ((ScalarNode) node).getValue();
  }

  /** A plain value that is a whole number of at least {@code least}. */
  public int number(int least) {
    try {
      int number = Integer.parseInt(text());
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through: the message is the same for "-1" and for "many".
    }
    throw bad("must be a whole number of at least " + least + ", not '" + text() + "'");
  }

  /** Whether this is one plain value rather than a list or a mapping. */
  public boolean isText() {
    return node instanceof ScalarNode;
  }

  /** A complaint about this value, with file, line and field. */
  public BadManifest bad(String problem) {
    return bad(file, node.getStartMark(), field.isEmpty() ? problem : "'" + field + "' " + problem);
  }

  /** Marks count from 0. */
  private static BadManifest bad(Path file, Optional<Mark> mark, String problem) {
    int line = mark.map(at -> at.getLine() + 1).orElse(1);
    int column = mark.map(at -> at.getColumn() + 1).orElse(1);
    return new BadManifest(file, line, column, problem);
  }

  private String within(String name) {
    return field.isEmpty() ? name : field + "." + name;
  }
}
