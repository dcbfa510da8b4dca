package org.chartwarden.fhir.terminology.valuesets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.chartwarden.fhir.terminology.systems.TerminologyProblems;

/**
 * Which version of a code system counts, by its URL: the parameters {@code system-version}, {@code
 * force-system-version} and {@code check-system-version} of {@code $expand}.
 *
 * @param preferred where the value set names no version
 * @param forced whatever the value set names
 * @param required what must come out, or the request fails
 */
public record VersionRules(
    Map<String, String> preferred, Map<String, String> forced, Map<String, String> required) {

  public static final VersionRules NONE = new VersionRules(Map.of(), Map.of(), Map.of());

  public VersionRules {
    preferred = Map.copyOf(preferred);
    forced = Map.copyOf(forced);
    required = Map.copyOf(required);
  }

  /** Reads lists of {@code url|version}. */
  public static VersionRules of(
      List<String> preferred, List<String> forced, List<String> required) {
    return preferred.isEmpty() && forced.isEmpty() && required.isEmpty()
        ? NONE
        : new VersionRules(byUrl(preferred), byUrl(forced), byUrl(required));
  }

  private static Map<String, String> byUrl(List<String> canonicals) {
    Map<String, String> versions = new LinkedHashMap<>();
    for (String text : canonicals) {
      Canonical canonical = Canonical.parse(text);
      if (canonical.version().isEmpty()) {
        throw FhirProblem.invalid(
            "version-missing", "'" + text + "' must name a version as in url|version");
      }
      versions.put(canonical.url(), canonical.version());
    }
    return versions;
  }

  /** The system to use where a value set says this. */
  Canonical apply(String url, String version) {
    String stated = version == null ? "" : version;
    String wanted =
        forced.getOrDefault(url, stated.isEmpty() ? preferred.getOrDefault(url, "") : stated);
    return new Canonical(url, wanted);
  }

  /** Fails when a version that was found is not the required one. */
  void check(String url, String found) {
    String wanted = required.get(url);
    if (wanted != null && !wanted.equals(found)) {
      throw TerminologyProblems.badDefinition(
          "version-mismatch",
          "the version of '" + url + "' is '" + found + "', but '" + wanted + "' is required");
    }
  }
}
