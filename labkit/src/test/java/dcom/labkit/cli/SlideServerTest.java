package dcom.labkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The slides can be had, and what they lead to; nothing else. */
class SlideServerTest {
  private static final String FOLDER = "slides/target/slides/";

  @TempDir
  Path root;

  @BeforeEach
  void writeCourse() throws Exception {
    Files.createDirectories(root.resolve(FOLDER));
    Files.createDirectories(root.resolve("exercises/json-rpc"));
    Files.writeString(root.resolve(FOLDER + "page.html"), "the page");
    Files.writeString(root.resolve("exercises/json-rpc/README.md"), "the lab");
    Files.writeString(root.resolve("pom.xml"), "not for all");
  }

  @Test
  void theLinkOpensTheDeckOrElseThePageOnTheSlide() throws Exception {
    try (SlideServer server = SlideServer.start(root, 0)) {
      assertThat(server.link("logger")).matches("http://127.0.0.1:\\d+/.*/page\\.html#logger");
      assertThat(get(server, FOLDER + "page.html").body()).isEqualTo("the page");
      Files.writeString(root.resolve(FOLDER + "deck.html"), "the deck");
      assertThat(server.link("logger")).endsWith("/deck.html#logger");
    }
  }

  @Test
  void readmesCanBeHadAndNothingElse() throws Exception {
    try (SlideServer server = SlideServer.start(root, 0)) {
      assertThat(get(server, "exercises/json-rpc/README.md").body()).isEqualTo("the lab");
      assertThat(get(server, "pom.xml").statusCode()).isEqualTo(404);
      assertThat(get(server, FOLDER + "../../../pom.xml").statusCode()).isEqualTo(404);
      assertThat(get(server, FOLDER + "deck.html").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aPortThatIsTakenIsSaidToBeTaken() throws Exception {
    try (SlideServer server = SlideServer.start(root, 0)) {
      int port = URI.create(server.link("start")).getPort();
      assertThatThrownBy(() -> SlideServer.start(root, port))
          .isInstanceOf(UsageError.class)
          .hasMessageContaining("Port " + port + " is taken");
    }
  }

  private static HttpResponse<String> get(SlideServer server, String path) throws Exception {
    URI uri = URI.create(server.link("start")).resolve("/" + path);
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }
}
