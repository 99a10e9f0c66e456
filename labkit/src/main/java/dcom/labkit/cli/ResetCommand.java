package dcom.labkit.cli;

import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Starter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "reset",
    description = "Put a lab's starter back. Asks first, and keeps a copy of your files.",
    footer = {"", "Example:", "  ./lab reset onenode"})
final class ResetCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LAB", description = "The lab.")
  private String id;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Lab lab = Here.course().lab(id);
    Map<String, byte[]> starter = Starter.of(lab);
    Path kept = keep(lab);
    System.out.println("Puts the starter of " + id + " back:");
    starter.keySet().forEach(file -> System.out.println("  " + lab.path().resolve(file)));
    System.out.println("Your files go to " + lab.course().root().relativize(kept));
    if (!yes && !agreed()) {
      System.out.println("Nothing was changed.");
      return ExitCode.NOT_PASSED.code();
    }
    for (Map.Entry<String, byte[]> file : starter.entrySet()) {
      replace(lab.folder().resolve(file.getKey()), kept.resolve(file.getKey()), file.getValue());
    }
    System.out.println("Done. Start again with " + lab.path().resolve("README.md"));
    return ExitCode.PASSED.code();
  }

  private static Path keep(Lab lab) {
    String now = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss"));
    return lab.course().root().resolve(".lab/kept").resolve(lab.id()).resolve(now);
  }

  private static boolean agreed() throws IOException {
    System.out.print("Go on? [y/N] ");
    System.out.flush();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String answer = in.readLine();
    return answer != null && answer.strip().toLowerCase().startsWith("y");
  }

  private static void replace(Path file, Path copy, byte[] starter) throws IOException {
    if (Files.exists(file)) {
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.write(file, starter);
  }
}
