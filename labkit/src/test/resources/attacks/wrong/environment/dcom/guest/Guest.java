package dcom.guest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks for secrets in its environment, and in that of whoever started it. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    List<String> secrets = new ArrayList<>();
    for (String pid : new String[] {"self", "1"}) {
      for (String variable : Files.readString(Path.of("/proc", pid, "environ")).split("\0")) {
        if (!variable.matches("|(PATH|HOME|LC_ALL|PWD|OLDPWD|SHLVL|_|NLSPATH|LD_LIBRARY_PATH)=.*")) {
          secrets.add(variable);
        }
      }
    }
    System.out.println("secrets: " + secrets);
  }
}
