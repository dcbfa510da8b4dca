package org.chartwarden.smart.launching;

import static org.chartwarden.smart.launching.EhrLaunch.require;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The {@code fhirContext} of a launch (SMART App Launch 2.2, section 3.0.4.1). */
final class FhirContextItems {

  private static final Set<String> MEMBERS =
      Set.of("reference", "canonical", "identifier", "type", "role");
  private static final Pattern REFERENCE =
      Pattern.compile("([A-Z][A-Za-z]{1,63})/[A-Za-z0-9.-]{1,64}");
  private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
  private static final String LAUNCH = "launch";
  private static final int MOST = 100;

  private FhirContextItems() {}

  /**
   * The items as they were given.
   *
   * @throws LaunchProblem when one is not of its form
   */
  static JsonNode checked(JsonNode items) {
    require(
        items.isArray() && items.size() <= MOST,
        "fhirContext is an array of at most " + MOST + " objects");
    for (int i = 0; i < items.size(); i++) {
      item(items.path(i), "fhirContext[" + i + "]");
    }
    return items;
  }

  private static void item(JsonNode item, String name) {
    require(item.isObject(), name + " is an object");
    item.fieldNames()
        .forEachRemaining(
            member ->
                require(MEMBERS.contains(member), name + " has no member '" + member + "' there"));
    require(
        item.has("reference") || item.has("canonical") || item.has("identifier"),
        name + " has reference, canonical or identifier");
    for (String member : List.of("reference", "canonical", "type", "role")) {
      require(
          !item.has(member)
              || item.path(member).isTextual() && !item.path(member).asText().isBlank(),
          name + "." + member + " is a text that is not empty");
    }
    require(
        !item.has("identifier") || item.path("identifier").isObject(),
        name + ".identifier is an Identifier");
    require(
        !item.has("reference") || REFERENCE.matcher(item.path("reference").asText()).matches(),
        name + ".reference is a relative reference, such as ImagingStudy/123");
    require(
        !item.has("type") || TYPE.matcher(item.path("type").asText()).matches(),
        name + ".type is a type of resources");
    role(item, name);
  }

  /** Patient and Encounter in context have members of their own; here they need another role. */
  private static void role(JsonNode item, String name) {
    String role = item.path("role").asText(LAUNCH);
    require(
        role.equals(LAUNCH) || absolute(role), name + ".role is 'launch' or an absolute address");
    String type = item.path("type").asText(item.path("reference").asText().split("/")[0]);
    require(
        !role.equals(LAUNCH) || !type.equals("Patient") && !type.equals("Encounter"),
        name + " is a " + type + ", which has a member of its own; here it needs another role");
  }

  private static boolean absolute(String text) {
    try {
      return URI.create(text).isAbsolute();
    } catch (IllegalArgumentException e) {
      // What is no address is no absolute one.
      return false;
    }
  }
}
