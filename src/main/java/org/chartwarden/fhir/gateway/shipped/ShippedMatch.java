package org.chartwarden.fhir.gateway.shipped;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Which of the shipped definitions a search finds. They lie in no table, so what can be asked of
 * them are the parameters by which definitions are looked up: addresses, names and codes.
 */
final class ShippedMatch {

  /** What shapes the answer and says nothing about a match. */
  private static final Set<String> OF_THE_ANSWER =
      Set.of(
          "_format",
          "_pretty",
          "_count",
          "_summary",
          "_elements",
          "_total",
          "_sort",
          "_getpages",
          "_maxresults");

  /** A search that names none of these asks for a list of what was stored. */
  private static final Set<String> NAMING =
      Set.of("_id", "url", "name", "title", "code", "base", "type", "system");

  /** Names that are names, and the element they look at. */
  private static final Map<String, String> STRINGS =
      Map.of("name", "name", "title", "title", "publisher", "publisher");

  private static final Map<String, String> URIS = Map.of("url", "url", "valueset", "valueSet");

  private static final Map<String, String> TOKENS =
      Map.of(
          "_id", "id",
          "version", "version",
          "status", "status",
          "code", "code",
          "kind", "kind",
          "instance", "instance",
          "abstract", "abstract",
          "derivation", "derivation",
          "content-mode", "content",
          "target", "target");

  private ShippedMatch() {}

  /**
   * The test that a search makes; empty when it asks for what is not known of shipped definitions,
   * so that only stored ones can match.
   *
   * @param type resource type that is searched
   * @param parameters decoded parameters
   */
  static Optional<Predicate<ShippedDefinition>> of(
      String type, List<Map.Entry<String, String>> parameters) {
    Predicate<ShippedDefinition> all = definition -> true;
    boolean naming = false;
    for (Map.Entry<String, String> parameter : parameters) {
      String name = parameter.getKey();
      if (OF_THE_ANSWER.contains(name) || parameter.getValue().isEmpty()) {
        continue;
      }
      Optional<Predicate<ShippedDefinition>> one = of(type, name, parameter.getValue());
      if (one.isEmpty()) {
        return Optional.empty();
      }
      all = all.and(one.get());
      naming |= NAMING.contains(name.split(":", 2)[0]);
    }
    return naming ? Optional.of(all) : Optional.empty();
  }

  private static Optional<Predicate<ShippedDefinition>> of(String type, String name, String value) {
    int colon = name.indexOf(':');
    String bare = colon < 0 ? name : name.substring(0, colon);
    String modifier = colon < 0 ? "" : name.substring(colon + 1);
    if (STRINGS.containsKey(bare)) {
      return string(modifier).map(test -> any(STRINGS.get(bare), value, test));
    }
    if (!modifier.isEmpty()) {
      return Optional.empty();
    }
    if (URIS.containsKey(bare)) {
      return Optional.of(any(URIS.get(bare), value, String::equals));
    }
    boolean structure = type.equals("StructureDefinition");
    if (structure && bare.equals("base")) {
      return Optional.of(any("baseDefinition", value, String::equals));
    }
    // The code system of a CodeSystem is its own address.
    if (type.equals("CodeSystem") && bare.equals("system")) {
      return Optional.of(any("url", value, String::equals));
    }
    boolean token =
        TOKENS.containsKey(bare)
            || Set.of("type", "base").contains(bare)
            || type.equals("OperationDefinition") && bare.equals("system");
    String field = TOKENS.getOrDefault(bare, bare);
    return token ? Optional.of(any(field, value, ShippedMatch::code)) : Optional.empty();
  }

  private static Predicate<ShippedDefinition> any(
      String field, String value, BiPredicate<String, String> test) {
    List<String> wanted =
        List.of(value.split("(?<!\\\\),")).stream()
            .map(w -> w.replaceAll("\\\\(.)", "$1"))
            .toList();
    return definition ->
        definition.values(field).stream()
            .anyMatch(there -> wanted.stream().anyMatch(want -> test.test(there, want)));
  }

  private static Optional<BiPredicate<String, String>> string(String modifier) {
    return switch (modifier) {
      case "" -> Optional.of((there, wanted) -> folded(there).startsWith(folded(wanted)));
      case "contains" -> Optional.of((there, wanted) -> folded(there).contains(folded(wanted)));
      case "exact" -> Optional.of(String::equals);
      default -> Optional.empty();
    };
  }

  /** {@code code} or {@code system|code}; the codes here are those of FHIR. */
  private static boolean code(String there, String wanted) {
    int bar = wanted.lastIndexOf('|');
    String system = bar < 0 ? "" : wanted.substring(0, bar);
    return there.equals(wanted.substring(bar + 1))
        && (system.isEmpty() || system.startsWith("http://hl7.org/fhir/"));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
