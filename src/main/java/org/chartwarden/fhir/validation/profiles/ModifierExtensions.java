package org.chartwarden.fhir.validation.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.LocatedIssue;

/**
 * Finds modifier extensions that nobody knows. Who does not know one cannot know what the element
 * means (FHIR R4 extensibility.html#modifierExtension), so it is an error, as an ordinary extension
 * is not.
 */
final class ModifierExtensions {

  private final Predicate<String> known;
  private final List<LocatedIssue> issues = new ArrayList<>();

  private ModifierExtensions(Predicate<String> known) {
    this.known = known;
  }

  /**
   * Looks through a resource.
   *
   * @param known whether there is a definition of this address
   */
  static List<LocatedIssue> unknown(JsonNode resource, Predicate<String> known) {
    ModifierExtensions search = new ModifierExtensions(known);
    search.look(resource, resource.path("resourceType").asText());
    return search.issues;
  }

  private void look(JsonNode node, String at) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        look(node.get(i), at + "[" + i + "]");
      }
      return;
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String place = at + "." + member.getKey();
      if (member.getKey().equals("modifierExtension")) {
        check(member.getValue(), place);
      } else if (member.getValue().isContainerNode()) {
        look(member.getValue(), place);
      }
    }
  }

  private void check(JsonNode extensions, String at) {
    for (int i = 0; i < extensions.size(); i++) {
      String url = extensions.get(i).path("url").asText();
      if (!url.isEmpty() && !known.test(url)) {
        issues.add(
            LocatedIssue.of(
                new FhirIssue(
                    "error",
                    "extension",
                    "unknown-modifier-extension",
                    "the modifier extension '"
                        + url
                        + "' is not known, so what it modifies cannot be understood",
                    at + "[" + i + "]")));
      }
    }
  }
}
