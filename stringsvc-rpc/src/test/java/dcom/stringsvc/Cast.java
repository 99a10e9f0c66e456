package dcom.stringsvc;

import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.io.IOException;
import java.nio.file.Path;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Who plays in a check: the student's programs, and others that they talk to. */
record Cast(
    Terminals terminals,
    Taps taps,
    Subject subject,
    Values values,
    Events events,
    Deadline deadline) {

  /** The student's server, on a port that the system chooses. */
  Terminal server() {
    return terminals.open("server", "-p", "0");
  }

  /** The student's server as it is started where people write Turkish. */
  Terminal turkishServer() {
    Command usual = Programs.build(subject).command("server");
    String option = "-Duser.language=tr -Duser.country=TR";
    String shown = "JAVA_TOOL_OPTIONS='" + option + "' " + usual.shown();
    return terminals.open(usual.with("JAVA_TOOL_OPTIONS", option, shown), "-p", "0");
  }

  /** The student's client, calling another server. */
  Terminal client(OtherServer server, List<String> names) {
    List<String> args = new ArrayList<>(List.of("-a", server.address()));
    args.addAll(names);
    return terminals.open("client", args.toArray(String[]::new));
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

  /** Different names. */
  List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> values.word() + n).toList();
  }

  /** Has the JDK's own tool make the student's server collect its garbage. */
  void collectGarbage(Terminal server) {
    String pid = Long.toString(server.pid());
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Command jcmd = new Command("jcmd", List.of(tool), "jcmd", Map.of(), terminals.folder());
    if (terminals.openOutside(jcmd, pid, "GC.run").awaitExit() != 0) {
      throw new IllegalStateException("jcmd cannot reach the server, process " + pid);
    }
  }
}
