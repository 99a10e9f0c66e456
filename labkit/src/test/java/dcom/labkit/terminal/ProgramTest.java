package dcom.labkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProgramTest {
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @Test
  void endOfAProgramIsHeardThoughItsOutputStaysOpen() throws Exception {
    HeldOpen process = new HeldOpen();
    new Program(process, Duration.ofMillis(1), new Listener()).watch("terminal 1");
    assertThat(heard.take()).isEqualTo("exited 3");
    assertThat(heard.take()).isEqualTo("exited long ago");
    process.other.close();
  }

  @Test
  void leftoverIsNamedWhereItsGroupIsKnown() throws Exception {
    Process child = Offspring.start(new ProcessBuilder("sh", "-c", "sleep 1000 & echo ready"));
    child.inputReader().readLine();
    child.waitFor();
    Leftover.of(child.pid())
        .ifPresent(name -> assertThat(name).matches(".*sleep 1000.* \\(process \\d+\\)"));
    Offspring.kill(child);
  }

  private final class Listener implements Program.Watcher {
    @Override
    public boolean printed(Source source, byte[] bytes, int length) {
      return heard.add("printed");
    }

    @Override
    public void closed(Source source) {
      heard.add("closed");
    }

    @Override
    public void exited(int code) {
      heard.add("exited " + code);
    }

    @Override
    public void exitedLongAgo() {
      heard.add("exited long ago");
    }
  }

  /** Has ended, while something else holds the other ends of its pipes. */
  private static final class HeldOpen extends Process {
    private final PipedOutputStream other = new PipedOutputStream();
    private final InputStream stream = new PipedInputStream(other);

    private HeldOpen() throws IOException {}

    @Override
    public InputStream getInputStream() {
      return stream;
    }

    @Override
    public InputStream getErrorStream() {
      return stream;
    }

    @Override
    public OutputStream getOutputStream() {
      return OutputStream.nullOutputStream();
    }

    @Override
    public int waitFor() {
      return 3;
    }

    @Override
    public int exitValue() {
      return 3;
    }

    @Override
    public void destroy() {}
  }
}
