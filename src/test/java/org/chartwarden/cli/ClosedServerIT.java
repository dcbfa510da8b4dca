package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.testing.ProgramProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as it comes is closed, and tells its owner how to get in. */
class ClosedServerIT {

  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final Pattern TOKEN = Pattern.compile("(?m)^(eyJ\\S+)$");

  @TempDir Path temp;

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @Test
  void letsInWhoHasATokenOrSignedIn() throws Exception {
    try (ProgramProcess demo =
        ProgramProcess.startClosed("closed", "demo", "--port", "0", "--data", data().toString())) {
      String base = demo.awaitServing();
      int port = URI.create(base).getPort();

      refusesWhoHasNone(base);
      theCommandThatTheDemoPrintsWorks(demo.printed(), base);
      aCommandOfTheOwnerGetsATokenAndNobodyElse(base, port);
      commandsForARunningServerBringATokenAlong(base);
      aBrowserSignsInAndReads(base);
    }
  }

  private void refusesWhoHasNone(String base) throws Exception {
    for (String path :
        new String[] {
          "/fhir/Patient",
          "/fhir/Patient/sample-02",
          "/fhir/$graphql",
          "/agent/tasks",
          "/calculators"
        }) {
      assertThat(status(base + path, "*/*", "")).as(path).isEqualTo(401);
    }
    assertThat(status(base + "/fhir/metadata", "*/*", "")).isEqualTo(200);
    String discovery = page(base + "/fhir/.well-known/smart-configuration", "*/*").body();
    assertThat(discovery)
        .contains("\"token_endpoint\"")
        .doesNotContain("registration_endpoint", "user_access_brand");
    assertThat(status(base + "/auth/brands", "*/*", "")).isEqualTo(404);
    assertThat(
            browser
                .send(
                    HttpRequest.newBuilder(URI.create(base + "/auth/register"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                    HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(404);
    assertThat(status(base + "/fhir/Patient", "*/*", "Bearer eyJhbGciOiJub25lIn0.e30."))
        .isEqualTo(401);
  }

  /** Runs what is printed, as a person would who copies it into a shell. */
  private void theCommandThatTheDemoPrintsWorks(String printed, String base) throws Exception {
    int begin = printed.indexOf("TOKEN=$(curl");
    assertThat(begin).as(printed).isPositive();
    String commands = printed.substring(begin, printed.indexOf("Act as the doctor", begin));
    Process shell = new ProcessBuilder("sh", "-c", commands).redirectErrorStream(true).start();
    String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answer).contains("\"searchset\"", "Lindqvist").contains(base.replaceFirst("/$", ""));
  }

  private void aCommandOfTheOwnerGetsATokenAndNobodyElse(String base, int port) throws Exception {
    String printed =
        command(
            0, "token", "--port", "" + port, "--data", data().toString(), "--scope", "system/*.rs");
    Matcher token = TOKEN.matcher(printed);
    assertThat(token.find()).as(printed).isTrue();
    assertThat(status(base + "/fhir/Patient", "*/*", "Bearer " + token.group(1))).isEqualTo(200);

    assertThat(
            command(
                1,
                "token",
                "--port",
                "" + port,
                "--data",
                temp + "/other",
                "--scope",
                "system/*.rs"))
        .contains("No server that listens on port " + port);
    Path key = data().resolveSibling("local-" + port + ".key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(localToken(base, "")).isEqualTo(403);
    assertThat(localToken(base, "guess")).isEqualTo(403);
    assertThat(localToken(base, Files.readString(key))).isEqualTo(200);
  }

  /** Neither a proxy's request nor one with another number gets a token. */
  private int localToken(String base, String key) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + "/auth/local/token"))
            .header("Content-Type", "application/json")
            .header("X-Chartwarden-Local-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString("{\"scope\": \"system/*.rs\"}"));
    HttpRequest forwarded = request.copy().header("X-Forwarded-For", "203.0.113.9").build();
    assertThat(browser.send(forwarded, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(403);
    return browser.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private void commandsForARunningServerBringATokenAlong(String base) throws Exception {
    Path note = Files.writeString(temp.resolve("note.txt"), "Potassium 4.6 this morning.");
    assertThat(
            command(
                3,
                "check",
                note.toString(),
                "--patient",
                "sample-02",
                "--written",
                "2026-01-15T08:00:00+00:00",
                "--server",
                base,
                "--data",
                data().toString()))
        .contains("otassium");
    assertThat(
            command(
                1,
                "check",
                note.toString(),
                "--patient",
                "sample-02",
                "--server",
                base,
                "--data",
                temp + "/other"))
        .contains("access token");
  }

  private void aBrowserSignsInAndReads(String base) throws Exception {
    HttpResponse<String> asked = page(base + "/fhir/Patient/sample-02");
    assertThat(asked.uri().getPath()).isEqualTo("/auth/page-sign-in");
    assertThat(asked.body()).contains("Sign in", "name=\"to\" value=\"/fhir/Patient/sample-02\"");

    Properties secrets = new Properties();
    try (var reader = Files.newBufferedReader(data().resolve("demo.properties"))) {
      secrets.load(reader);
    }
    assertThat(signIn(base, "wrong password").statusCode()).isEqualTo(401);
    HttpResponse<String> shown = signIn(base, secrets.getProperty("demo-patient"));
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).contains("Lindqvist");
    assertThat(page(base + "/fhir/Patient/sample-03").statusCode()).isEqualTo(403);
    // The session is for pages alone: what a script of a page could send gets nothing.
    assertThat(status(base + "/fhir/Patient/sample-02", "application/fhir+json", ""))
        .isEqualTo(401);
  }

  private HttpResponse<String> signIn(String base, String password) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(base + "/auth/page-sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", HTML)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "to=%2Ffhir%2FPatient%2Fsample-02&name=demo-patient&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8)))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> page(String address) throws Exception {
    return page(address, HTML);
  }

  private HttpResponse<String> page(String address, String accept) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(URI.create(address)).header("Accept", accept).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private int status(String address, String accept, String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).header("Accept", accept);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private String command(int code, String... arguments) throws Exception {
    try (ProgramProcess process = ProgramProcess.startClosed("owner", arguments)) {
      int exit = process.awaitEnd(Duration.ofSeconds(90));
      assertThat(exit).as(process.printed()).isEqualTo(code);
      return process.printed();
    }
  }

  private Path data() {
    return temp.resolve("server/data");
  }
}
