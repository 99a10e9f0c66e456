package dcom.labkit.watch;

import java.util.List;

/** Where a watch shows its screen. */
public interface Display extends AutoCloseable {
  /** Something has changed a little; a display that cannot redraw says nothing. */
  void show(List<String> lines);

  /** There is a verdict, or an answer to a key. */
  void verdict(List<String> lines);

  @Override
  void close();
}
