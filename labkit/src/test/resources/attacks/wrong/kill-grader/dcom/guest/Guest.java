package dcom.guest;

/** Kills every process that it can see, its parent first. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    long killed = ProcessHandle.current().parent().filter(ProcessHandle::destroyForcibly).stream().count();
    killed += ProcessHandle.allProcesses()
        .filter(other -> other.pid() != ProcessHandle.current().pid())
        .filter(ProcessHandle::destroyForcibly)
        .count();
    System.out.println("killed: " + killed);
  }
}
