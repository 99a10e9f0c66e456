package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Date;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Prints every message on a subject until it is stopped. Only the main thread prints. */
public class Subscriber {
  static final PrintStream err = new PrintStream(System.err, true, UTF_8);

  final BlockingQueue<Object> happened = new LinkedBlockingQueue<>();
  String server = "nats://127.0.0.1:4222";
  String subject;
  boolean timestamps;
  boolean up = true;
  long number;

  public static void main(String[] args) {
    Subscriber subscriber = new Subscriber();
    try {
      if (subscriber.understands(args)) {
        subscriber.run();
      }
      err.println("Usage: subscriber [-s server] [-t] <subject>");
    } catch (IOException e) {
      err.println("Can't connect: nats: no servers available for connection");
    } catch (Exception e) {
      err.println("nats: " + e.getMessage());
    }
    System.exit(1);
  }

  boolean understands(String[] args) {
    for (int i = 0; i < args.length; i++) {
      boolean last = i == args.length - 1;
      if (last) {
        subject = args[i];
      } else if (args[i].equals("-t")) {
        timestamps = true;
      } else if (args[i].equals("-s")) {
        server = args[++i];
      } else {
        return false;
      }
    }
    return subject != null && !subject.startsWith("-");
  }

  void run() throws Exception {
    System.out.println("Connecting to " + server);
    Connection nats = Link.open(server, happened);
    err.println("Connected; asking for [" + subject + "]");
    Dispatcher dispatcher = nats.createDispatcher(happened::add);
    dispatcher.subscribe(subject);
    if (!Link.confirmed(nats)) {
      throw new IllegalStateException("connection lost before the subscription was confirmed");
    }
    err.println("Listening on [" + subject + "]");
    while (true) {
      Object what = happened.take();
      if (what instanceof Message message) {
        number++;
        show(message);
      } else if (what == Events.DISCONNECTED) {
        if (up) {
          err.println("Disconnected from " + server);
          err.println("Trying again until it is back");
        }
        up = false;
      } else if (Link.confirmed(nats)) {
        up = true;
        err.println("Reconnected to " + server);
      }
    }
  }

  void show(Message message) {
    StringBuilder line = new StringBuilder();
    if (timestamps) {
      line.append(String.format("%tY/%<tm/%<td %<tT ", new Date()));
    }
    line.append("[#").append(number).append("] Received on [").append(message.getSubject());
    line.append("]: '").append(new String(message.getData(), UTF_8)).append("'");
    err.println(line);
  }
}
