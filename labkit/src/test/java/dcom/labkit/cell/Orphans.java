package dcom.labkit.cell;

import dcom.labkit.lab.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A judge that loses a program's bubblewrap, and still ends the program. */
final class Orphans {
  private Orphans() {}

  /** Takes one argument: the folder for the program. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Cell cell = Cells.here();
    List<String> words = List.of("/bin/sh", "-c", "echo up; exec sleep 1000");
    Command program = new Command("sh", words, "sh", Map.of(), Path.of("/"));
    Process started = new ProcessBuilder(cell.inside(program, folder).words()).start();
    started.inputReader().readLine();
    ProcessHandle orphan = cell.program(started.toHandle());
    started.destroyForcibly().waitFor();
    System.out.println("before: " + alive(orphan));
    cell.end(folder);
    System.out.println("after: " + alive(orphan));
  }

  private static int alive(ProcessHandle process) {
    return process.isAlive() ? 1 : 0;
  }
}
