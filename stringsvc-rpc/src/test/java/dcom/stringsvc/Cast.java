package dcom.stringsvc;

import static dcom.stringsvc.Lines.noAnswer;

import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.io.IOException;
import java.nio.file.Path;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.opentest4j.TestAbortedException;

/** Who plays in a check: the student's programs, and others that they talk to. */
record Cast(Terminals terminals, Taps taps, Values values, Events events, Deadline deadline) {

  /** Milliseconds that no call takes, however busy the machine is. */
  static final long PATIENT = 60_000;

  /** The student's server, on a port that the system chooses. */
  Terminal server() {
    return terminals.open("server", "-p", "0");
  }

  /** The student's server as it is started where people write another language, {@code tr} for example. */
  Terminal serverIn(String language) {
    return server("-Duser.language=" + language);
  }

  /** The student's server in a Java that compiles nothing: calls meet more often in the same line. */
  Terminal slowServer() {
    return server("-Xint");
  }

  private Terminal server(String option) {
    Command usual = terminals.command("server");
    String shown = "JAVA_TOOL_OPTIONS='" + option + "' " + usual.shown();
    return terminals.open(usual.with("JAVA_TOOL_OPTIONS", option, shown), "-p", "0");
  }

  /** The student's client, calling another server. */
  Terminal client(OtherServer server, List<String> names) {
    return client(server, PATIENT, names);
  }

  /** Another client for the student's server. */
  OtherClient caller(Terminal server) throws RemoteException {
    return new OtherClient(server, taps);
  }

  /** Another server, with Upper in its registry. */
  OtherServer otherServer() throws IOException {
    return OtherServer.open(taps, events, deadline);
  }

  /** Another server, with nothing in its registry. */
  OtherServer emptyServer() throws IOException {
    return OtherServer.empty(taps, events, deadline);
  }

  /** The student's client, which is to wait so many milliseconds for a call. */
  Terminal client(OtherServer server, long millis, List<String> names) {
    return client(server, names, "-t", String.valueOf(millis));
  }

  private Terminal client(OtherServer server, List<String> names, String... options) {
    List<String> args = new ArrayList<>(List.of(options));
    args.addAll(List.of("-a", server.address()));
    args.addAll(names);
    return terminals.open("client", args.toArray(String[]::new));
  }

  /**
   * A client whose first call is under way, with a limit that is as short as this machine allows: on a
   * busy one the lookup alone may take longer.
   */
  LimitedCall limitedCall(OtherServer server, long millis, List<String> names) {
    Terminal client = client(server, millis, names);
    boolean tooShort = millis < PATIENT && server.endsUncalled(client, noAnswer(millis));
    return tooShort
        ? limitedCall(server, 2 * millis, names)
        : new LimitedCall(server.nextCall(client), client, millis, events);
  }

  /** Elsewhere than on Linux a machine has one address of its own. */
  void assumeTwoAddresses() {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new TestAbortedException("this machine has no address 127.0.0.2");
    }
  }

  /** Different names. */
  List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> values.word() + n).toList();
  }

  /** Names that are hard to hand on, in any order; none begins like an option. */
  List<String> awkwardNames() {
    List<String> names = new ArrayList<>(values.awkward());
    Collections.shuffle(names, values.random());
    return names;
  }

  /** Has the JDK's own tool make the student's server collect its garbage. */
  void collectGarbage(Terminal server) {
    String pid = server
        .javaPid()
        .map(String::valueOf)
        .orElseThrow(() -> new TestAbortedException("the system does not show the server's Java"));
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Command jcmd = new Command("jcmd", List.of(tool), "jcmd", Map.of(), terminals.folder());
    if (terminals.openOutside(jcmd, pid, "GC.run").awaitExit() != 0) {
      throw new IllegalStateException("jcmd cannot reach the server, process " + pid);
    }
  }
}
