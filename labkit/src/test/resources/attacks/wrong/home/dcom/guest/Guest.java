package dcom.guest;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** Reads the home folders, the keys and the history in them. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    List<String> found = new ArrayList<>();
    for (String place : List.of("/root", "/home", System.getProperty("user.home"), "/var", "/run", "/etc/shadow")) {
      File[] files = new File(place).listFiles();
      if (files != null) {
        for (File file : files) {
          if (!file.getPath().startsWith("/tmp/hsperf")) {
            found.add(file.getPath());
          }
        }
      }
      if (new File(place).isFile()) {
        found.add(place);
      }
    }
    found.removeIf(path -> path.startsWith("/tmp"));
    System.out.println("found: " + found);
  }
}
