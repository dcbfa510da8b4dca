package org.chartwarden.agent.tools;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds the query of a search, with every value encoded. */
final class SearchText {

  private final StringBuilder text = new StringBuilder();

  static SearchText ofPatient(String patientId) {
    return new SearchText().and("patient", patientId);
  }

  SearchText and(String name, String value) {
    return raw(name, escaped(value));
  }

  /** Adds values of which any may match. */
  SearchText anyOf(String name, List<String> values) {
    return raw(name, String.join(",", values.stream().map(SearchText::escaped).toList()));
  }

  /** Adds a token {@code system|code} or {@code code}. */
  SearchText tokens(String name, List<String> tokens) {
    return raw(
        name, String.join(",", tokens.stream().map(t -> escaped(t).replace("\\|", "|")).toList()));
  }

  private SearchText raw(String name, String value) {
    text.append(text.isEmpty() ? "" : "&")
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    return this;
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace(",", "\\,").replace("$", "\\$").replace("|", "\\|");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
