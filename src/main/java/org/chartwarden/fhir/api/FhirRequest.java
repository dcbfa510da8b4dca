package org.chartwarden.fhir.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chartwarden.fhir.gateway.QueryString;
import org.chartwarden.fhir.model.BodySource;
import org.chartwarden.smart.AccessContext;

/**
 * One request under {@code /fhir}, free of any HTTP library.
 *
 * @param method HTTP method
 * @param base address of the FHIR interface without trailing slash
 * @param path decoded segments after the base; empty ones are left out
 * @param query raw query without the question mark
 * @param header looks up a header
 * @param body reads the whole body, once
 * @param who who asks
 */
record FhirRequest(
    String method,
    String base,
    List<String> path,
    String query,
    Function<String, Optional<String>> header,
    BodySource body,
    AccessContext who) {

  /** Path and query of a request target. */
  record Target(List<String> path, String query) {}

  /**
   * Takes a request target apart. Doubled slashes count as one, and parameters that were appended
   * to the path without a question mark ({@code /Patient/1&_format=json}) count as parameters;
   * clients are known to send both.
   *
   * @param target raw path after the base and raw query
   */
  static Target target(String target) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    int ampersand = path.indexOf('&');
    if (ampersand >= 0) {
      query = path.substring(ampersand + 1) + (query.isEmpty() ? "" : "&" + query);
      path = path.substring(0, ampersand);
    }
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(QueryString.segment(segment));
      }
    }
    return new Target(List.copyOf(segments), query);
  }

  /** The same request whose body was read already. */
  FhirRequest withBody(byte[] read) {
    return new FhirRequest(method, base, path, query, header, () -> read, who);
  }

  /** The first value of a query parameter. */
  Optional<String> parameter(String name) {
    return QueryString.parse(query).stream()
        .filter(p -> p.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  WireFormat format() {
    return WireFormat.wanted(parameter("_format"), header.apply("Accept"));
  }

  boolean pretty() {
    return parameter("_pretty").filter(p -> p.equals("true") || p.isEmpty()).isPresent();
  }

  Preferences preferences() {
    return Preferences.of(header.apply("Prefer"));
  }

  /** What links to further pages must repeat so that they come in the same shape. */
  String shapeParameters() {
    StringBuilder shape = new StringBuilder();
    for (String pair : query.split("&")) {
      if (pair.startsWith("_format=") || pair.equals("_pretty") || pair.startsWith("_pretty=")) {
        shape.append('&').append(pair);
      }
    }
    return shape.toString();
  }
}
