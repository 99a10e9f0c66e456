package dcom.labkit.grade.format;

import java.nio.file.Path;
import java.util.List;

/** No column of a file is certain to be the one to fill in; lists those that there are. */
public final class NoSuchColumn extends BadExport {
  private static final long serialVersionUID = 1;

  NoSuchColumn(Path file, String wanted, List<String> columns) {
    super("No single column of " + file + " is certain to be '" + wanted + "'. Name one of: "
        + String.join("; ", columns));
  }
}
