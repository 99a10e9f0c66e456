package dcom.labkit.cell;

import dcom.labkit.lab.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A judge that builds something: what the build says, and its exit code. */
final class Workplace {
  private Workplace() {}

  /** Takes the folder of the sources, the folder for what is made, and the words of the build. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> words = Arrays.asList(args).subList(2, args.length);
    Command build = new Command("build", words, "build", Map.of(), Path.of(args[0]));
    Command inside = Cells.here().building(build, Path.of(args[1]));
    Process process = new ProcessBuilder(inside.words())
        .directory(inside.folder().toFile())
        .redirectErrorStream(true)
        .start();
    process.getInputStream().transferTo(System.out);
    System.out.println("exit " + process.waitFor());
  }
}
