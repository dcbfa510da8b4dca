package org.chartwarden.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chartwarden.testing.ProgramProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the rows of {@code src/test/resources/conformance} in the order of files and lines. With
 * {@code -Dchartwarden.conformance.base=http://host/fhir} they run against a server that is there,
 * which must be empty.
 */
class ConformanceIT {

  private static final Path ROWS = Path.of("src/test/resources/conformance");
  private static final Pattern SAVED = Pattern.compile("\\$\\{(\\w+)}");
  private static final String BASE_KEY = "chartwarden.conformance.base";

  @TempDir static Path folder;

  private static ProgramProcess program;
  private static HttpClient client;
  private static String base;

  private final Map<String, String> saved = new HashMap<>();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    base = System.getProperty(BASE_KEY, "");
    if (base.isEmpty()) {
      program =
          ProgramProcess.start(
              "conformance", "serve", "--port", "0", "--data", folder.resolve("data").toString());
      base = program.awaitServing() + "/fhir";
    }
    HttpRequest load =
        HttpRequest.newBuilder(URI.create(base))
            .header("Content-Type", "application/fhir+json")
            .POST(HttpRequest.BodyPublishers.ofFile(ROWS.resolve("fixture.json")))
            .build();
    HttpResponse<String> loaded = client.send(load, HttpResponse.BodyHandlers.ofString());
    assertThat(loaded.statusCode()).as(loaded.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    if (program != null) {
      program.close();
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(ROWS)) {
      return files.filter(f -> f.toString().endsWith(".rows")).sorted().toList();
    }
  }

  @Test
  void hasARowForEachOfAtLeast400Clauses() throws IOException {
    List<Row> all = new ArrayList<>();
    for (Path file : files()) {
      all.addAll(Row.read(file));
    }
    assertThat(all).hasSizeGreaterThanOrEqualTo(400);
    assertThat(all).allSatisfy(row -> assertThat(row.clause()).contains(".html"));
  }

  @TestFactory
  Stream<DynamicContainer> holds() throws IOException {
    List<DynamicContainer> containers = new ArrayList<>();
    for (Path file : files()) {
      containers.add(
          DynamicContainer.dynamicContainer(
              file.getFileName().toString(),
              Row.read(file).stream()
                  .map(row -> DynamicTest.dynamicTest(row.title(), () -> run(row)))));
    }
    return containers.stream();
  }

  private void run(Row row) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(row);
    Check check = new Check(answer, saved);
    try {
      row.checks().stream().map(this::filled).forEach(check::hold);
    } catch (AssertionError e) {
      String body = answer.body();
      throw new AssertionError(
          e.getMessage()
              + "\nstatus "
              + answer.statusCode()
              + ", body "
              + body.substring(0, Math.min(body.length(), 1500)),
          e);
    }
  }

  private HttpResponse<String> send(Row row) throws IOException, InterruptedException {
    String target = filled(row.target());
    String address =
        target.startsWith("http") ? target : target.equals("/") ? base : base + "/" + target;
    if (target.startsWith("?")) {
      address = base + target;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(encoded(address))).timeout(Duration.ofSeconds(60));
    boolean typed = false;
    for (String header : row.headers()) {
      int colon = header.indexOf(':');
      typed |= header.startsWith("Content-Type:");
      request.header(header.substring(0, colon), filled(header.substring(colon + 1).strip()));
    }
    if (!row.body().isEmpty() && !typed) {
      request.header("Content-Type", "application/fhir+json");
    }
    request.method(
        row.method(),
        row.body().isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(filled(row.body())));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private String filled(String text) {
    Matcher matcher = SAVED.matcher(text);
    return matcher.replaceAll(
        m ->
            Matcher.quoteReplacement(
                m.group(1).equals("base")
                    ? base
                    : saved.getOrDefault(m.group(1), "unsaved-" + m.group(1))));
  }

  /** Encodes what an address must not hold; percent signs are the row's own business. */
  private static String encoded(String address) {
    StringBuilder out = new StringBuilder();
    for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c > 126 || " |<>\"{}^`\\[]".indexOf(c) >= 0) {
        out.append(String.format("%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
