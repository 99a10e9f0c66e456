package dcom.bench;

import dcom.stringsvc.Args;
import dcom.stringsvc.Upper;
import java.rmi.registry.LocateRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls Upper over RMI. A hundred in flight are a hundred threads, each with a connection. */
final class RmiLoad {
  private RmiLoad() {}

  /** Takes the server's address, and how long to measure, in milliseconds. */
  public static void main(String... words) throws Exception {
    String[] address = words[0].split(":");
    int port = Integer.parseInt(address[1]);
    Upper upper = (Upper) LocateRegistry.getRegistry(address[0], port).lookup("Upper");
    Duration time = Duration.ofMillis(Long.parseLong(words[1]));
    ExecutorService threads = Executors.newFixedThreadPool(Rate.IN_FLIGHT);
    Rate.print(time, end -> calls(upper, end), end -> together(threads, upper, end));
    System.exit(0);
  }

  private static long calls(Upper upper, long end) throws Exception {
    long count = 0;
    do {
      Rate.expect("BRIAN", upper.uppercase(new Args("Brian")).name());
      count++;
    } while (System.nanoTime() < end);
    return count;
  }

  private static long together(ExecutorService threads, Upper upper, long end) throws Exception {
    List<Future<Long>> counts = new ArrayList<>();
    for (int n = 0; n < Rate.IN_FLIGHT; n++) {
      counts.add(threads.submit(() -> calls(upper, end)));
    }
    long sum = 0;
    for (Future<Long> count : counts) {
      sum += count.get();
    }
    return sum;
  }
}
