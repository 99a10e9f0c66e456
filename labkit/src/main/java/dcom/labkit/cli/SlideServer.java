package dcom.labkit.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Serves the made slides, and the READMEs that they lead to, to programs of this machine. Nothing
 * else of the course can be had. Closing frees the port.
 */
final class SlideServer implements AutoCloseable {
  private static final String FOLDER = "/slides/target/slides/";
  private static final Pattern SERVED =
      Pattern.compile(FOLDER + "[a-z]+\\.(html|pdf)|(/[a-z][a-z-]*){1,2}/README\\.md");

  private final Path root;
  private final HttpServer server;

  private SlideServer(Path root, HttpServer server) {
    this.root = root;
    this.server = server;
  }

  /** Starts to serve a course's slides; for port 0 the system chooses one. */
  static SlideServer start(Path root, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
    try {
      SlideServer slides = new SlideServer(root, HttpServer.create(address, 0));
      slides.server.createContext("/", slides::answer);
      slides.server.start();
      return slides;
    } catch (BindException e) {
      throw new UsageError("Port " + port + " is taken; without --port any free one is used.");
    }
  }

  /** The link that opens on a slide: of the deck, or of the one page if there is no deck. */
  String link(String slide) {
    boolean deck = Files.exists(root.resolve("slides/target/slides/deck.html"));
    String page = deck ? "deck.html" : "page.html";
    return "http://127.0.0.1:" + server.getAddress().getPort() + FOLDER + page + "#" + slide;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Path file = root.resolve(path.substring(1));
      if (!SERVED.matcher(path).matches() || !Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] content = Files.readAllBytes(file);
      exchange.getResponseHeaders().set("Content-Type", type(path));
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private static String type(String path) {
    if (path.endsWith(".pdf")) {
      return "application/pdf";
    }
    return path.endsWith(".html") ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
