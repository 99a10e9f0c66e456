package dcom.logger;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.impl.NatsMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The logger with two threads: one receives into a queue, one empties it onto the disk. */
final class Subscriber implements Runnable {
  private static final Message END = NatsMessage.builder().subject("end").build();
  private static final int MOST = 50_000;

  private final BlockingQueue<Message> queue = new ArrayBlockingQueue<>(MOST);
  private final List<Message> batch = new ArrayList<>();
  private final Gaps gaps = new Gaps();
  private final Connection nats;
  private final Log log;

  private Subscriber(Connection nats, Log log) {
    this.nats = nats;
    this.log = log;
  }

  public static void main(String... words) throws Exception {
    Arguments arguments = Arguments.parse(words, List.of("-s", "-o")).orElse(null);
    if (arguments == null) {
      end("Usage: subscriber [-s server (nats://127.0.0.1:4222)] [-o file] <subject>", 1);
    }
    String server = arguments.option("-s", "nats://127.0.0.1:4222");
    System.out.println("Connecting to " + server);
    try {
      Connection nats = Nats.connect(
          Options.builder().server(server).errorListener(new ErrorListener() {}).build());
      Path file = Path.of(arguments.option("-o", "nats.log"));
      new Subscriber(nats, new Log(file)).listen(arguments.subject());
    } catch (IOException e) {
      end("Can't go on: " + e.getMessage(), 1);
    }
  }

  private void listen(String subject) throws Exception {
    Thread writer = new Thread(this, "writer");
    Dispatcher dispatcher = nats.createDispatcher(queue::put);
    dispatcher.setPendingLimits(-1, -1);
    dispatcher.subscribe(subject);
    nats.flush(Duration.ofSeconds(5));
    writer.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        dispatcher.drain(Duration.ofSeconds(20)).get();
        queue.put(END);
        writer.join();
      } catch (Exception e) {
        end(e.toString(), 1);
      }
    }));
    System.err.println("Listening on [" + subject + "]");
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more) {
        batch.add(queue.take());
        queue.drainTo(batch);
        more = !batch.remove(END);
        write();
        batch.clear();
      }
      nats.flush(Duration.ofSeconds(5));
      nats.close();
      end(gaps.summary().stripTrailing(), 0);
    } catch (Exception e) {
      end(e.getMessage(), 1);
    }
  }

  private void write() throws IOException {
    long[] numbers = new long[batch.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = log.append(batch.get(i).getSubject(), batch.get(i).getData());
      gaps.saw(batch.get(i).getSubject(), batch.get(i).getData());
    }
    log.force();
    for (int i = 0; i < numbers.length; i++) {
      String replyTo = batch.get(i).getReplyTo();
      if (replyTo != null) {
        nats.publish(replyTo, String.valueOf(numbers[i]).getBytes(StandardCharsets.US_ASCII));
      }
    }
    System.err.print(gaps.news());
  }

  private static void end(String lastWords, int code) {
    System.err.println(lastWords);
    Runtime.getRuntime().halt(code);
  }
}
