package dcom.labkit.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** How long a command takes as a whole process: the median of several runs after one that warms up. */
public final class StartBench {
  private final Path folder;

  /** Commands are started in this folder. */
  public StartBench(Path folder) {
    this.folder = folder;
  }

  /** The median in seconds. */
  public double median(int runs, String... command) {
    return median(runs, () -> {}, command);
  }

  /** The median in seconds, where this precedes each run. */
  double median(int runs, Runnable before, String... command) {
    DoubleSupplier run = () -> {
      before.run();
      return seconds(List.of(command));
    };
    run.getAsDouble();
    double[] sorted = DoubleStream.generate(run).limit(runs).sorted().toArray();
    return sorted[runs / 2];
  }

  private double seconds(List<String> command) {
    try {
      long start = System.nanoTime();
      new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      return (System.nanoTime() - start) / 1e9;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while timing " + command, e);
    }
  }
}
