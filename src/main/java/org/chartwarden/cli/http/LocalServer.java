package org.chartwarden.cli.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.platform.Json;

/** The running server, reached over HTTP as any client reaches it. */
public final class LocalServer {

  private static final Duration TIMEOUT = Duration.ofSeconds(360);
  private static final String FHIR_JSON = "application/fhir+json";

  private final HttpClient client;
  private final String base;
  private final Map<String, String> headers;

  /**
   * Names the server.
   *
   * @param base address without a path, for instance {@code http://localhost:8080}
   */
  public LocalServer(String base) {
    this(base, Map.of());
  }

  /**
   * Names the server and what every request says to it.
   *
   * @param headers by their names
   */
  public LocalServer(String base, Map<String, String> headers) {
    this(base, headers, HttpClient.newHttpClient());
  }

  private LocalServer(String base, Map<String, String> headers, HttpClient client) {
    this.base = base;
    this.headers = Map.copyOf(headers);
    this.client = client;
  }

  /**
   * A server that speaks TLS and is known by its certificate.
   *
   * @param certificate PEM file
   */
  public static LocalServer knownBy(Path certificate, String base, Map<String, String> headers) {
    return new LocalServer(
        base,
        headers,
        HttpClient.newBuilder().sslContext(KnownCertificate.tls(certificate)).build());
  }

  /** A port of this machine that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new LocalServerProblem("There is no free port: " + e.getMessage() + ".", e);
    }
  }

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param body JSON, or a missing node when there is none
   */
  public record Reply(int status, JsonNode body) {

    /** Whether the request did what was asked. */
    public boolean ok() {
      return status / 100 == 2;
    }
  }

  public String base() {
    return base;
  }

  public Reply get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  public Reply delete(String path) {
    return send(HttpRequest.newBuilder(uri(path)).DELETE());
  }

  public Reply putFhir(String path, JsonNode body) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.writeBytes(body)))
            .header("Content-Type", FHIR_JSON));
  }

  /** Sends plain JSON to an address of its own. */
  public Reply put(String path, JsonNode body) {
    return send(
        HttpRequest.newBuilder(uri(path))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(Json.writeBytes(body)))
            .header("Content-Type", "application/json"));
  }

  /** Sends a FHIR body, for instance a transaction Bundle to {@code /fhir}. */
  public Reply postFhir(String path, JsonNode body) {
    return send(body(path, body).header("Content-Type", FHIR_JSON));
  }

  /** Sends plain JSON. */
  public Reply post(String path, JsonNode body) {
    return send(body(path, body).header("Content-Type", "application/json"));
  }

  /**
   * Sends plain JSON and takes the answer as text.
   *
   * @param accept wanted media type
   * @return empty when the server did not do what was asked
   */
  public Optional<String> postForText(String path, JsonNode body, String accept) {
    HttpRequest.Builder builder =
        body(path, body)
            .header("Content-Type", "application/json")
            .header("Accept", accept)
            .timeout(TIMEOUT);
    headers.forEach(builder::header);
    return text(answer(builder.build()));
  }

  /** Takes the answer as text; empty when the server did not do what was asked. */
  public Optional<String> getText(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri(path)).GET().timeout(TIMEOUT);
    headers.forEach(builder::header);
    return text(answer(builder.build()));
  }

  /** Posts an agent task and waits until it rests (or the wait is over). */
  public Reply postTask(JsonNode task, int waitSeconds) {
    return send(
        body("/agent/tasks", task)
            .header("Content-Type", "application/json")
            .header("Prefer", "wait=" + waitSeconds));
  }

  private HttpRequest.Builder body(String path, JsonNode body) {
    return HttpRequest.newBuilder(uri(path))
        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.writeBytes(body)));
  }

  private URI uri(String path) {
    return URI.create(base + path);
  }

  private Reply send(HttpRequest.Builder request) {
    headers.forEach(request::header);
    HttpRequest built = request.timeout(TIMEOUT).build();
    HttpResponse<byte[]> response = answer(built);
    try {
      JsonNode body =
          response.body().length == 0 ? MissingNode.getInstance() : Json.parse(response.body());
      return new Reply(response.statusCode(), body);
    } catch (JsonProcessingException e) {
      throw new LocalServerProblem(
          "The server's answer to " + built.method() + " " + built.uri().getPath() + " is no JSON.",
          e);
    }
  }

  private static Optional<String> text(HttpResponse<byte[]> answer) {
    return answer.statusCode() / 100 == 2
        ? Optional.of(new String(answer.body(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  private HttpResponse<byte[]> answer(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new LocalServerProblem(
          "The server at "
              + base
              + " does not answer"
              + (e.getMessage() == null ? "" : ": " + e.getMessage())
              + ".",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalServerProblem("The request was interrupted.", e);
    }
  }
}
