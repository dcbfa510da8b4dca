package org.chartwarden.fhir.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes literal references to this server relative, whatever address of it they were written with:
 * {@code https://this.server/fhir/Patient/1} and {@code Patient/1} mean the same (FHIR R4
 * references.html#literal), and are found, followed and included alike once they read alike.
 */
public final class OwnReferences {

  private static final Pattern RELATIVE =
      Pattern.compile("([A-Z][A-Za-z]+)/[A-Za-z0-9\\-.]{1,64}(/_history/[A-Za-z0-9\\-.]{1,64})?");

  private OwnReferences() {}

  /**
   * Rewrites the references of a resource in place, those of extensions and of contained and
   * bundled resources included.
   *
   * @param addresses service base addresses of this server without trailing slash
   */
  public static void makeRelative(ObjectNode resource, List<String> addresses) {
    for (Map.Entry<String, JsonNode> member : resource.properties()) {
      JsonNode value = member.getValue();
      if (value.isContainerNode()) {
        inside(value, addresses);
      } else if (member.getKey().equals("reference") && value.isTextual()) {
        String text = value.textValue();
        String relative = relative(text, addresses);
        if (!relative.equals(text)) {
          member.setValue(resource.textNode(relative));
        }
      }
    }
  }

  private static void inside(JsonNode value, List<String> addresses) {
    if (value instanceof ObjectNode object) {
      makeRelative(object, addresses);
    } else if (value instanceof ArrayNode list) {
      list.forEach(item -> inside(item, addresses));
    }
  }

  private static String relative(String reference, List<String> addresses) {
    for (String address : addresses) {
      if (reference.startsWith(address + "/")) {
        String rest = reference.substring(address.length() + 1);
        return RELATIVE.matcher(rest).matches() ? rest : reference;
      }
    }
    return reference;
  }
}
