package org.chartwarden.clients;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.smart.PackagedServer;
import org.chartwarden.testing.smart.Ward;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** SMART clients of others against the packaged server, which asks everybody for a token. */
class SmartClientsIT {

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static PackagedServer server;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    NodeScripts.install();
    server = PackagedServer.get();
  }

  private static ObjectNode settings() {
    ObjectNode settings =
        Json.object()
            .put("name", PackagedServer.DOCTOR)
            .put("password", PackagedServer.PASSWORD)
            .put("patient", Ward.PATIENT)
            .put("encounter", Ward.ENCOUNTER)
            .put("redirect", PackagedServer.BACK)
            .put("publicClient", server.publicApp().id())
            .put("secretClient", server.secretApp().id())
            .put("secret", PackagedServer.PASSWORD)
            .put("keyClient", server.keyApp().id());
    settings.set("key", Json.parseOwn(server.keyApp().key().orElseThrow().toJSONString()));
    return settings;
  }

  private static void requireWorks(String client, ObjectNode settings)
      throws IOException, InterruptedException {
    NodeScripts.requireWorks(
        client, server.fhir(), Map.of("CHARTWARDEN_CLIENT_SETTINGS", Json.write(settings)));
  }

  @Test
  void openIdClientPassesAWholeFlow() throws IOException, InterruptedException {
    requireWorks("openid-client", settings());
  }

  @Test
  void aBulkClientExportsAsABackendService() throws IOException, InterruptedException {
    requireWorks("bulk-export", settings());
  }

  @Test
  void fhirclientLaunchesInABrowser() throws IOException, InterruptedException {
    Optional<Path> browser = browser();
    assumeThat(browser).as("there is no Chromium; CHROMIUM may name one").isPresent();
    int port = LocalServer.freePort();
    String address = "http://localhost:" + port;
    ObjectNode app = Json.object().put("kind", "public").put("launchUri", address + "/launch.html");
    app.putArray("redirectUris").add(address + "/index.html");
    server.app("inferno-browser", app);
    requireWorks(
        "smart-launch",
        settings()
            .put("port", port)
            .put("client", "inferno-browser")
            .put("chromium", browser.get().toString()));
  }

  private static Optional<Path> browser() {
    String named = System.getenv("CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
