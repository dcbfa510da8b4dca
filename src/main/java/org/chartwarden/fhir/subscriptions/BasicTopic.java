package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.platform.Json;

/**
 * SubscriptionTopics as R4 carries them (Subscriptions R5 Backport IG 1.1, "Topics in R4"): a Basic
 * of the code SubscriptionTopic whose extensions are the elements of the topic, named {@code
 * http://hl7.org/fhir/5.0/StructureDefinition/extension-SubscriptionTopic.*} or with 4.3 in it.
 */
final class BasicTopic {

  static final String CODE = "SubscriptionTopic";

  private static final String ELEMENT = "extension-SubscriptionTopic.";
  private static final Set<String> REPEATING = Set.of("resourceTrigger", "supportedInteraction");

  private BasicTopic() {}

  /** Whether a Basic is a topic. */
  static boolean is(JsonNode basic) {
    for (JsonNode coding : basic.path("code").path("coding")) {
      if (coding.path("code").asText().equals(CODE)
          && coding.path("system").asText().startsWith("http://hl7.org/fhir/")) {
        return true;
      }
    }
    return false;
  }

  /** The topic as the SubscriptionTopic of R5 that it stands for. */
  static ObjectNode definition(JsonNode basic) {
    ObjectNode topic = Json.object().put("resourceType", CODE);
    for (String member : List.of("extension", "modifierExtension")) {
      for (JsonNode extension : basic.path(member)) {
        String url = extension.path("url").asText();
        int at = url.lastIndexOf(ELEMENT);
        if (at >= 0) {
          put(topic, url.substring(at + ELEMENT.length()), value(extension));
        }
      }
    }
    return topic;
  }

  private static void put(ObjectNode parent, String name, JsonNode value) {
    if (!REPEATING.contains(name)) {
      parent.set(name, value);
      return;
    }
    ArrayNode list = parent.get(name) instanceof ArrayNode before ? before : parent.putArray(name);
    list.add(value);
  }

  private static JsonNode value(JsonNode extension) {
    for (Map.Entry<String, JsonNode> member : extension.properties()) {
      if (member.getKey().startsWith("value")) {
        return member.getValue();
      }
    }
    ObjectNode parts = Json.object();
    for (JsonNode part : extension.path("extension")) {
      put(parts, part.path("url").asText(), value(part));
    }
    return parts;
  }
}
