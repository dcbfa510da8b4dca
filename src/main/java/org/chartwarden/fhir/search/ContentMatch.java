package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.path.ReferenceTarget;
import org.chartwarden.fhir.search.types.SearchText;

/**
 * Holds a resource against search parameters without the index: for contents that are not stored
 * yet and for versions that are not the current one. It knows codes and references without
 * modifiers, which is what the scopes of access tokens use; whether a query is of that kind {@link
 * #supports} tells beforehand.
 */
@ApplicationScoped
public class ContentMatch {

  private final SearchParameterRegistry registry;

  @Inject
  ContentMatch(SearchParameterRegistry registry) {
    this.registry = registry;
  }

  /** Whether {@link #matches} can judge a query for a type. */
  public boolean supports(String type, List<Map.Entry<String, String>> parameters) {
    return registry.knows(type)
        && !parameters.isEmpty()
        && parameters.stream()
            .allMatch(p -> find(type, p.getKey()).isPresent() && !p.getValue().isBlank());
  }

  private Optional<IndexedParam> find(String type, String name) {
    return registry
        .findIndexed(type, name)
        .filter(found -> ResourceColumn.of(found.param()).isEmpty())
        .filter(
            found ->
                found.param().kind() == ParamKind.TOKEN
                    || found.param().kind() == ParamKind.REFERENCE);
  }

  /**
   * Whether a resource matches all parameters.
   *
   * @param parameters decoded parameters that {@link #supports} accepted
   * @throws IllegalArgumentException for others: who may see what is never guessed
   */
  public boolean matches(
      String type, ObjectNode resource, List<Map.Entry<String, String>> parameters) {
    return parameters.stream().allMatch(p -> matches(type, resource, p.getKey(), p.getValue()));
  }

  private boolean matches(String type, ObjectNode resource, String name, String value) {
    IndexedParam indexed =
        find(type, name)
            .orElseThrow(() -> new IllegalArgumentException("no plain code or reference: " + name));
    List<Located> elements = List.copyOf(indexed.program().select(resource));
    boolean token = indexed.param().kind() == ParamKind.TOKEN;
    return SearchText.split(value, ',').stream()
        .anyMatch(
            alternative ->
                elements.stream()
                    .anyMatch(
                        element ->
                            token
                                ? token(element.node(), alternative)
                                : reference(element.node(), alternative)));
  }

  private static boolean token(JsonNode element, String wanted) {
    if (element.path("coding").isArray()) {
      for (JsonNode coding : element.path("coding")) {
        if (token(coding, wanted)) {
          return true;
        }
      }
      return false;
    }
    List<String> parts =
        SearchText.split(wanted, '|').stream()
            .map(part -> SearchText.unescape(part).strip())
            .toList();
    String code = parts.get(parts.size() - 1);
    String has =
        element.isObject()
            ? element.path("code").asText(element.path("value").asText(""))
            : element.asText();
    boolean sameCode = parts.size() > 1 && code.isEmpty() || code.equalsIgnoreCase(has);
    if (parts.size() == 1) {
      return sameCode && !code.isEmpty();
    }
    return sameCode && parts.get(0).equals(element.path("system").asText(""));
  }

  private static boolean reference(JsonNode element, String wanted) {
    ReferenceTarget has =
        ReferenceTarget.of(
            element.isTextual() ? element.asText() : element.path("reference").asText(""));
    ReferenceTarget asked = ReferenceTarget.of(SearchText.unescape(wanted).strip());
    return !asked.id().isEmpty()
        && asked.id().equals(has.id())
        && (asked.type().isEmpty() || asked.type().equals(has.type()));
  }
}
