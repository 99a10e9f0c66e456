package dcom.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Rewrites its own jar, the libraries and the class data while it runs. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    List<String> changed = new ArrayList<>();
    for (String jar : System.getProperty("java.class.path").split(":")) {
      try {
        Files.write(Path.of(jar), new byte[] {0}, StandardOpenOption.APPEND);
        changed.add(jar);
      } catch (IOException e) {
        // Not allowed.
      }
      try {
        Files.delete(Path.of(jar));
        changed.add("-" + jar);
      } catch (IOException e) {
        // Not allowed.
      }
    }
    System.out.println("changed: " + changed);
  }
}
