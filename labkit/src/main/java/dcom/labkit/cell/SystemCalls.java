package dcom.labkit.cell;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Filters of system calls (seccomp(2), in the form of bpf(4)'s classic programs) for what runs in a
 * cell. Each refuses what reaches past namespaces: the grader's keyrings (keyctl(2)), sockets
 * of other families than Unix, IPv4, IPv6 and netlink, which the network namespace does not hold back
 * (vsock(7)), io_uring(7), which makes calls that no filter sees, and userfaultfd(2), which makes the
 * kernel wait; and it keeps a program from outliving who started it (PR_SET_PDEATHSIG of prctl(2)).
 *
 * <p>That of a student's program also refuses to start processes, but not threads. So no program can
 * fork without end or leave anybody behind, and a limit to the memory of a process is one to all that
 * a program can take. The kernel's own limit to the number of processes does not hold for root.
 */
final class SystemCalls {
  private static final int LOAD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int NOT_PERMITTED = 0x00050001;
  private static final int NOT_KNOWN = 0x00050026;
  private static final int NO_SUCH_FAMILY = 0x00050061;

  private static final int CALL = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;

  private static final int OTHER_CALLS = 0x40000000;
  private static final int AS_THREAD = 0x00010000;
  private static final int DEATH_SIGNAL = 1;
  private static final List<Integer> FAMILIES = List.of(1, 2, 10, 16);

  private static final int CLONE3 = 435;
  private static final List<Integer> IO_URING = List.of(425, 426, 427);

  /** Numbers of one kind of machine; the calls of a list are refused alike. */
  private record Machine(
      int architecture,
      int split,
      List<Integer> forks,
      List<Integer> sockets,
      List<Integer> keys,
      int faults,
      int prctl) {}

  private static final Map<String, Machine> MACHINES = Map.of(
      "amd64",
      new Machine(
          0xC000003E, 56, List.of(57, 58), List.of(41, 53), List.of(248, 249, 250), 323, 157),
      "aarch64",
      new Machine(0xC00000B7, 220, List.of(), List.of(198, 199), List.of(217, 218, 219), 282, 167));

  private final Machine machine;
  private final List<int[]> lines = new ArrayList<>();

  private SystemCalls(Machine machine) {
    this.machine = machine;
  }

  /** The filter of a student's program in base64; empty where its numbers are not known. */
  static Optional<String> ofPrograms() {
    return filter(true);
  }

  /** The same for what may start processes: compilers and their like. */
  static Optional<String> ofBuilds() {
    return filter(false);
  }

  private static Optional<String> filter(boolean alone) {
    return Optional.ofNullable(MACHINES.get(System.getProperty("os.arch")))
        .map(machine -> new SystemCalls(machine).bytes(alone))
        .map(Base64.getEncoder()::encodeToString);
  }

  private byte[] bytes(boolean alone) {
    thisMachineOnly();
    machine.keys().forEach(call -> refuse(call, NOT_PERMITTED));
    IO_URING.forEach(call -> refuse(call, NOT_KNOWN));
    refuse(machine.faults(), NOT_PERMITTED);
    machine.sockets().forEach(this::refuseOtherFamilies);
    refuseDeathSignals();
    if (alone) {
      refuseProcesses();
    }
    lines.add(new int[] {RETURN, 0, 0, ALLOW});
    return bytes(lines);
  }

  /** Other machines' calls, and those with 32-bit pointers, have other numbers. */
  private void thisMachineOnly() {
    lines.addAll(List.of(
        new int[] {LOAD, 0, 0, ARCHITECTURE},
        new int[] {IF_EQUAL, 1, 0, machine.architecture()},
        new int[] {RETURN, 0, 0, KILL},
        new int[] {LOAD, 0, 0, CALL},
        new int[] {IF_AT_LEAST, 0, 1, OTHER_CALLS},
        new int[] {RETURN, 0, 0, KILL}));
  }

  /** What clone3 is asked for, a filter cannot see; who is told that it is not there takes clone. */
  private void refuseProcesses() {
    refuse(CLONE3, NOT_KNOWN);
    machine.forks().forEach(call -> refuse(call, NOT_PERMITTED));
    of(
        machine.split(),
        List.of(
            new int[] {IF_ANY_BIT, 0, 1, AS_THREAD},
            new int[] {RETURN, 0, 0, ALLOW},
            new int[] {RETURN, 0, 0, NOT_PERMITTED}));
  }

  private void refuseOtherFamilies(int call) {
    List<int[]> judged = new ArrayList<>();
    for (int n = 0; n < FAMILIES.size(); n++) {
      judged.add(new int[] {IF_EQUAL, FAMILIES.size() - n, 0, FAMILIES.get(n)});
    }
    judged.add(new int[] {RETURN, 0, 0, NO_SUCH_FAMILY});
    judged.add(new int[] {RETURN, 0, 0, ALLOW});
    of(call, judged);
  }

  private void refuseDeathSignals() {
    of(
        machine.prctl(),
        List.of(
            new int[] {IF_EQUAL, 0, 1, DEATH_SIGNAL},
            new int[] {RETURN, 0, 0, NOT_PERMITTED},
            new int[] {RETURN, 0, 0, ALLOW}));
  }

  private void refuse(int call, int with) {
    lines.add(new int[] {IF_EQUAL, 0, 1, call});
    lines.add(new int[] {RETURN, 0, 0, with});
  }

  /** Judges one call by its first argument: each way through these lines returns. */
  private void of(int call, List<int[]> judged) {
    lines.add(new int[] {IF_EQUAL, 0, judged.size() + 1, call});
    lines.add(new int[] {LOAD, 0, 0, FIRST_ARGUMENT});
    lines.addAll(judged);
  }

  /** Jumps count from the next line. */
  private static byte[] bytes(List<int[]> lines) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * lines.size()).order(ByteOrder.nativeOrder());
    for (int[] line : lines) {
      bytes.putShort((short) line[0]).put((byte) line[1]).put((byte) line[2]).putInt(line[3]);
    }
    return bytes.array();
  }
}
