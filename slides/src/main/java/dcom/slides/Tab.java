package dcom.slides;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in a Chromium of its own, spoken to by the DevTools protocol. */
final class Tab {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern READY = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final int PATIENCE_SECONDS = 120;

  private final Path profile;
  private final Process browser;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private volatile CompletableFuture<JsonNode> loaded = new CompletableFuture<>();
  private final WebSocket socket;
  private String session = "";

  Tab(Browser chromium) throws Exception {
    profile = Files.createTempDirectory("slides");
    List<String> command = chromium.command(profile, "--remote-debugging-port=0", "about:blank");
    browser = new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    socket = HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(address(browser.errorReader()), new Ear())
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    String target =
        ask("Target.createTarget", Map.of("url", "about:blank")).get("targetId").asText();
    Map<String, Object> flat = Map.of("targetId", target, "flatten", true);
    session = ask("Target.attachToTarget", flat).get("sessionId").asText();
    ask("Page.enable", Map.of());
    ask("Network.enable", Map.of());
    size(1280, 720);
  }

  /** The lines before the address are warnings; those behind it nobody reads any more. */
  private static URI address(BufferedReader errors) throws IOException {
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        CompletableFuture.runAsync(() -> errors.lines().forEach(rest -> {}));
        return URI.create(ready.group(1));
      }
    }
    throw new IOException("Chromium ended before it was ready");
  }

  void size(int width, int height) throws Exception {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Has the page believe that its reader likes {@code light} or {@code dark}. */
  void look(String look) throws Exception {
    var feature = Map.of("name", "prefers-color-scheme", "value", look);
    ask("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  void withoutScripts() throws Exception {
    ask("Emulation.setScriptExecutionDisabled", Map.of("value", true));
  }

  /** Shows a page, and returns when it is loaded. */
  void open(String page) throws Exception {
    loaded = new CompletableFuture<>();
    ask("Page.navigate", Map.of("url", page));
    loaded.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** What an expression comes to, in the page; a promise is awaited. */
  JsonNode value(String expression) throws Exception {
    JsonNode answer = ask(
        "Runtime.evaluate",
        Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return answer.get("result").path("value");
  }

  /** The page as PDF, on paper of the size that the page itself asks for. */
  byte[] pdf() throws Exception {
    var paper = Map.of("preferCSSPageSize", true, "printBackground", true);
    return Base64.getDecoder().decode(ask("Page.printToPDF", paper).get("data").asText());
  }

  byte[] picture() throws Exception {
    return Base64.getDecoder()
        .decode(ask("Page.captureScreenshot", Map.of()).get("data").asText());
  }

  /** What the page asked for, from the first page on. */
  List<String> requests() {
    return events.stream()
        .filter(event -> event.get("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.get("params").get("request").get("url").asText())
        .filter(url -> !url.startsWith("data:"))
        .toList();
  }

  private JsonNode ask(String method, Map<String, ?> params) throws Exception {
    int id = lastId.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(params));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket.sendText(message.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonNode got = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (got.has("error")) {
      throw new IllegalStateException(method + ": " + got.get("error"));
    }
    return got.get("result");
  }

  /** Ends the browser and all its parts. */
  void close() throws Exception {
    socket.abort();
    List<ProcessHandle> parts = browser.descendants().toList();
    browser.destroy();
    if (!browser.waitFor(10, TimeUnit.SECONDS)) {
      browser.destroyForcibly().waitFor();
    }
    for (ProcessHandle part : parts) {
      part.destroyForcibly();
      part.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    Browser.delete(profile);
  }

  /** Hears answers and events. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder heard = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heard.append(data);
      if (last) {
        hear(heard.toString());
        heard.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void hear(String text) {
      try {
        JsonNode message = JSON.readTree(text);
        if (message.has("id")) {
          answers.remove(message.get("id").asInt()).complete(message);
        } else {
          events.add(message);
          if (message.get("method").asText().equals("Page.loadEventFired")) {
            loaded.complete(message);
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException(text, e);
      }
    }
  }
}
