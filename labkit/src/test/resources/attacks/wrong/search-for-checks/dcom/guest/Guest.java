package dcom.guest;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Looks for checks, manifests, answers and reports on the disk. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(Path.of("/"), new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes any) {
        String name = file.getFileName().toString();
        if (name.matches(".*Checks\\..*|checks.jar|lab.yaml|attack.yaml|answers.yaml|report.json|seed")) {
          found.add(file.toString());
        }
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes any) {
        boolean skip = folder.startsWith("/proc") || folder.startsWith("/usr/share");
        return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException e) {
        return FileVisitResult.CONTINUE;
      }
    });
    System.out.println("found: " + found);
  }
}
