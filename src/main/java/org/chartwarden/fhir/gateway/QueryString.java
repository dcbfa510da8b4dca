package org.chartwarden.fhir.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.model.FhirProblem;

/** URL-encoded search parameters, in a query or a form body. */
public final class QueryString {

  private QueryString() {}

  /**
   * Decodes names and values in order. A {@code +} becomes a blank, as in forms; a parameter
   * without {@code =} has an empty value.
   *
   * @throws FhirProblem 400 naming the parameter whose percent-encoding is broken
   */
  public static List<Map.Entry<String, String>> parse(String encoded) {
    List<Map.Entry<String, String>> found = new ArrayList<>();
    if (encoded == null) {
      return found;
    }
    for (String pair : encoded.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        found.add(Map.entry(decoded(name, pair), decoded(value, pair)));
      }
    }
    return found;
  }

  /**
   * Decodes one segment of a path, in which a {@code +} stands for itself.
   *
   * @throws FhirProblem 400 naming the segment whose encoding is broken
   */
  public static String segment(String encoded) {
    return decoded(encoded.replace("+", "%2B"), encoded);
  }

  private static String decoded(String text, String pair) {
    try {
      return PercentEncoding.decoded(text);
    } catch (IllegalArgumentException e) {
      String shown = pair.length() > 100 ? pair.substring(0, 100) + "..." : pair;
      throw FhirProblem.invalid(
          "bad-encoding", "'" + shown.replace("\0", "\\0") + "' " + e.getMessage());
    }
  }
}
