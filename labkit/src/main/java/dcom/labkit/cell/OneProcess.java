package dcom.labkit.cell;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A filter of system calls (seccomp(2), in the form of bpf(4)'s classic programs) that lets a process
 * start threads but no other processes. So no program can fork without end or leave anybody behind,
 * and a limit to the memory of a process is one to all that a program can take. The kernel's own
 * limit to the number of processes does not hold for root.
 */
final class OneProcess {
  private static final int LOAD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int NOT_PERMITTED = 0x00050001;
  private static final int NOT_KNOWN = 0x00050026;

  private static final int CALL = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;
  private static final int AS_THREAD = 0x00010000;
  private static final int CLONE3 = 435;

  /** Numbers of one kind of machine; where a call does not exist, that of clone3 stands for it. */
  private record Machine(int architecture, int split, int fork, int vfork) {}

  private static final Map<String, Machine> MACHINES = Map.of(
      "amd64", new Machine(0xC000003E, 56, 57, 58),
      "aarch64", new Machine(0xC00000B7, 220, CLONE3, CLONE3));

  private OneProcess() {}

  /** The filter in base64; empty where its numbers are not known. */
  static Optional<String> filter() {
    return Optional.ofNullable(MACHINES.get(System.getProperty("os.arch")))
        .map(OneProcess::filter)
        .map(Base64.getEncoder()::encodeToString);
  }

  /**
   * Jumps count from the next line. What clone3 is asked for, a filter cannot see; who is told that
   * there is no such call takes clone. Other machines' calls, and those with 32-bit pointers, have
   * other numbers.
   */
  private static byte[] filter(Machine machine) {
    return bytes(List.of(
        new int[] {LOAD, 0, 0, ARCHITECTURE},
        new int[] {IF_EQUAL, 0, 11, machine.architecture},
        new int[] {LOAD, 0, 0, CALL},
        new int[] {IF_AT_LEAST, 9, 0, 0x40000000},
        new int[] {IF_EQUAL, 7, 0, CLONE3},
        new int[] {IF_EQUAL, 5, 0, machine.fork},
        new int[] {IF_EQUAL, 4, 0, machine.vfork},
        new int[] {IF_EQUAL, 0, 2, machine.split},
        new int[] {LOAD, 0, 0, FIRST_ARGUMENT},
        new int[] {IF_ANY_BIT, 0, 1, AS_THREAD},
        new int[] {RETURN, 0, 0, ALLOW},
        new int[] {RETURN, 0, 0, NOT_PERMITTED},
        new int[] {RETURN, 0, 0, NOT_KNOWN},
        new int[] {RETURN, 0, 0, KILL}));
  }

  private static byte[] bytes(List<int[]> lines) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * lines.size()).order(ByteOrder.nativeOrder());
    for (int[] line : lines) {
      bytes.putShort((short) line[0]).put((byte) line[1]).put((byte) line[2]).putInt(line[3]);
    }
    return bytes.array();
  }
}
