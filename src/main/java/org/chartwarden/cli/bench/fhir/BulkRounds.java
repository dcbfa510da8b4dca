package org.chartwarden.cli.bench.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.platform.Json;

/** Exports all data of a server into files, and imports them as resources of other ids. */
final class BulkRounds implements AutoCloseable {

  private static final long PAUSE_MS = 200;
  private static final Pattern ID_HEAD =
      Pattern.compile("(?<![0-9a-f-])[0-9a-f](?=[0-9a-f]{7}-[0-9a-f]{4}-[0-9a-f]{4}-)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;
  private final Path folder;
  private final List<Path> exported = new ArrayList<>();

  BulkRounds(ServerUnderTest server, Path folder) {
    this.base = server.base();
    this.folder = folder;
  }

  /** One export of everything, with its files fetched. */
  void export() {
    JsonNode manifest = await(HttpRequest.newBuilder(URI.create(base + "/$export")).GET());
    exported.clear();
    for (JsonNode output : manifest.path("output")) {
      Path file = folder.resolve("export-" + exported.size() + ".ndjson");
      HttpRequest get = HttpRequest.newBuilder(URI.create(output.path("url").asText())).build();
      HttpResponse<Path> fetched = send(get, HttpResponse.BodyHandlers.ofFile(file));
      require(fetched.statusCode() == 200, "GET of an exported file", fetched.statusCode());
      exported.add(file);
    }
  }

  /**
   * Imports what was exported last.
   *
   * @param round gives every resource another id than the other rounds do, from 1 to 15
   */
  void imports(int round) {
    for (Path file : exported) {
      Path renamed = renamed(file, round);
      JsonNode manifest =
          await(
              HttpRequest.newBuilder(URI.create(base + "/$import"))
                  .header("Content-Type", "application/fhir+ndjson")
                  .POST(publisher(renamed)));
      require(manifest.path("error").isEmpty(), "the import of " + renamed, 200);
    }
  }

  private static HttpRequest.BodyPublisher publisher(Path file) {
    try {
      return HttpRequest.BodyPublishers.ofFile(file);
    } catch (IOException e) {
      throw new FhirBenchProblem(file + " cannot be read.", e);
    }
  }

  /** Ids are UUIDs; another first digit, the same everywhere, makes another chart of the same. */
  private Path renamed(Path file, int round) {
    Path target = folder.resolve("import.ndjson");
    try (BufferedReader in = Files.newBufferedReader(file);
        BufferedWriter out = Files.newBufferedWriter(target)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(
            ID_HEAD
                .matcher(line)
                .replaceAll(m -> Matcher.quoteReplacement(shifted(m.group().charAt(0), round))));
        out.newLine();
      }
      return target;
    } catch (IOException e) {
      throw new FhirBenchProblem(target + " cannot be written.", e);
    }
  }

  private static String shifted(char digit, int round) {
    return Integer.toHexString((Character.digit(digit, 16) + round) % 16);
  }

  /** The manifest of a job, once it is complete. */
  private JsonNode await(HttpRequest.Builder order) {
    HttpRequest request = order.header("Prefer", "respond-async").build();
    HttpResponse<String> accepted = send(request, HttpResponse.BodyHandlers.ofString());
    require(accepted.statusCode() == 202, request.uri().getPath(), accepted.statusCode());
    URI status = URI.create(accepted.headers().firstValue("Content-Location").orElseThrow());
    while (true) {
      HttpResponse<String> answer =
          send(HttpRequest.newBuilder(status).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        return Json.parseOwn(answer.body());
      }
      require(answer.statusCode() == 202, request.uri().getPath(), answer.statusCode());
      pause();
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new FhirBenchProblem("The server does not answer: " + e.getMessage() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FhirBenchProblem("The benchmark was interrupted.", e);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FhirBenchProblem("The benchmark was interrupted.", e);
    }
  }

  private static void require(boolean good, String what, int status) {
    if (!good) {
      throw new FhirBenchProblem(what + " failed; the server answered with " + status + ".");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
