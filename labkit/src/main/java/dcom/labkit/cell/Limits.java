package dcom.labkit.cell;

import java.util.List;

/**
 * What a program may use. The total size of what it writes is that of the judge's room, the time is
 * up when its check ends.
 *
 * @param data its memory in bytes, shared pages and address space left aside
 * @param heap what a Java program takes of that for objects, in megabytes
 * @param processes the processes and threads of its user in its namespace, for all but root
 * @param file the size of each file in bytes
 * @param files how many it may have open
 * @param seconds its time on the processor
 */
record Limits(long data, int heap, int processes, long file, int files, int seconds) {
  /** Any hardware address, of those that nobody owns (IEEE 802: locally administered). */
  private static final String MACHINE = "02:00:00:00:00:01";

  static final Limits OF_PROGRAMS = new Limits(640L << 20, 256, 512, 32L << 20, 1024, 120);

  /** For each process of a build. */
  static final Limits OF_BUILDS = new Limits(2L << 30, 256, 512, 256L << 20, 1024, 300);

  /** The size of each file in the unit of sh's {@code ulimit -f}. */
  String blocks() {
    return String.valueOf(file / 512);
  }

  /** The words to put before a command, for all but the size of files: it keeps its process id. */
  List<String> words() {
    return List.of(
        "prlimit",
        "--data=" + data,
        "--nproc=" + processes,
        "--nofile=" + files,
        "--cpu=" + seconds,
        "--core=0");
  }

  /**
   * What a JVM has to be told. It would take a quarter of the machine's memory; and Netty, which
   * gRPC carries along, would complain in a student's name that a loopback has no hardware address.
   */
  List<String> java() {
    return List.of(
        "-Xms16m",
        "-Dio.grpc.netty.shaded.io.netty.transport.noNative=true", // it could not be loaded
        "-Xmx" + heap + "m",
        "-XX:-UsePerfData",
        "-Dio.netty.machineId=" + MACHINE,
        "-Dio.grpc.netty.shaded.io.netty.machineId=" + MACHINE);
  }
}
