package org.chartwarden.testing.smart;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chartwarden.platform.Json;

/** Plain HTTP without redirects, cookies or settings of anybody else. */
public final class Wire {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Wire() {}

  /**
   * An answer.
   *
   * @param status HTTP status
   * @param headers its headers
   * @param body as text
   */
  public record Reply(int status, HttpHeaders headers, String body) {

    public JsonNode json() {
      return Json.parseOwn(body);
    }

    public Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    /** A member of the JSON body as text. */
    public String text(String member) {
      return json().path(member).asText();
    }

    /** The parameters of the address to which the browser is sent. */
    public Map<String, String> redirected() {
      return query(URI.create(header("Location").orElseThrow()));
    }
  }

  public static Reply get(String url, String... headers) {
    return send(request(url, headers).GET());
  }

  public static Reply options(String url, String... headers) {
    return send(request(url, headers).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
  }

  /** Posts a form. */
  public static Reply form(String url, Map<String, ?> fields, String... headers) {
    return send("POST", url, "application/x-www-form-urlencoded", encoded(fields), headers);
  }

  public static Reply send(String method, String url, String type, String body, String... headers) {
    return send(
        request(url, headers)
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Reads as the holder of a token. */
  public static Reply read(String url, String token) {
    return get(url, "Authorization", "Bearer " + token);
  }

  /** Parameters as they stand in a query or a form; a collection gives its name several times. */
  public static String encoded(Map<String, ?> fields) {
    return fields.entrySet().stream()
        .flatMap(
            field ->
                (field.getValue() instanceof Collection<?> several
                        ? several.stream()
                        : java.util.stream.Stream.of(field.getValue()))
                    .map(value -> encoded(field.getKey()) + "=" + encoded(value.toString())))
        .collect(Collectors.joining("&"));
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The parameters of an address. */
  public static Map<String, String> query(URI address) {
    Map<String, String> found = new LinkedHashMap<>();
    if (address.getRawQuery() != null) {
      for (String pair : address.getRawQuery().split("&")) {
        String[] parts = pair.split("=", 2);
        found.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  private static HttpRequest.Builder request(String url, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
    return headers.length == 0 ? builder : builder.headers(headers);
  }

  private static Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
