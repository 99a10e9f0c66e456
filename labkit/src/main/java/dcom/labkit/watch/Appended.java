package dcom.labkit.watch;

import java.io.PrintStream;
import java.util.List;

/** A display for pipes, files and terminals without a cursor: each verdict is added below the last. */
public final class Appended implements Display {
  private final PrintStream out;

  /** Prints to {@code out}. */
  public Appended(PrintStream out) {
    this.out = out;
  }

  @Override
  public void show(List<String> lines) {}

  @Override
  public void verdict(List<String> lines) {
    out.println(String.join("\n", lines) + "\n");
    out.flush();
  }

  @Override
  public void close() {}
}
