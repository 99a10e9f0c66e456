package dcom.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Changes who may use the devices that all programs of the machine use. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    List<Path> changed = new ArrayList<>();
    for (String name : List.of("null", "zero", "full", "random", "urandom", "tty")) {
      Path device = Path.of("/dev", name);
      try {
        Files.setPosixFilePermissions(device, Files.getPosixFilePermissions(device));
        changed.add(device);
      } catch (IOException e) {
        // Not allowed.
      }
    }
    System.out.println("changed: " + changed);
  }
}
