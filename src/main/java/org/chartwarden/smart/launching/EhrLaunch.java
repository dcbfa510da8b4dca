package org.chartwarden.smart.launching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.Json;

/**
 * What an EHR launch is to hand to an app (SMART App Launch 2.2, section 3.0.4).
 *
 * @param client id of the app
 * @param patient logical id of the patient in context
 * @param encounter logical id of the encounter in context, one of the patient
 * @param more {@code need_patient_banner}, {@code intent}, {@code tenant}, {@code fhirContext}
 */
public record EhrLaunch(
    String client, Optional<String> patient, Optional<String> encounter, ObjectNode more) {

  private static final Set<String> MEMBERS =
      Set.of(
          "client",
          "patient",
          "encounter",
          "need_patient_banner",
          "intent",
          "tenant",
          "fhirContext");
  private static final int LONGEST = 500;

  /**
   * The launch that a JSON object describes: {@code client}, and as far as wanted {@code patient,
   * encounter, need_patient_banner, intent, tenant, fhirContext}.
   *
   * @throws LaunchProblem when a member is unknown or not of its form
   */
  public static EhrLaunch read(JsonNode wanted) {
    wanted
        .fieldNames()
        .forEachRemaining(
            name -> require(MEMBERS.contains(name), "a launch has no member '" + name + "'"));
    ObjectNode more = Json.object();
    JsonNode banner = wanted.path("need_patient_banner");
    require(banner.isMissingNode() || banner.isBoolean(), "need_patient_banner is true or false");
    if (banner.isBoolean()) {
      more.set("need_patient_banner", banner);
    }
    for (String name : new String[] {"intent", "tenant"}) {
      text(wanted, name).ifPresent(value -> more.put(name, value));
    }
    if (wanted.has("fhirContext")) {
      more.set("fhirContext", FhirContextItems.checked(wanted.path("fhirContext")));
    }
    return new EhrLaunch(
        text(wanted, "client").orElseThrow(() -> new LaunchProblem("client is missing")),
        text(wanted, "patient").map(text -> id(text, "Patient/")),
        text(wanted, "encounter").map(text -> id(text, "Encounter/")),
        more);
  }

  private static String id(String text, String type) {
    return text.startsWith(type) ? text.substring(type.length()) : text;
  }

  private static Optional<String> text(JsonNode wanted, String name) {
    JsonNode value = wanted.path(name);
    require(
        value.isMissingNode()
            || value.isNull()
            || value.isTextual()
                && value.textValue().length() <= LONGEST
                && value.textValue().indexOf('\0') < 0,
        name + " is a text of at most " + LONGEST + " characters, none of them NUL");
    return Optional.ofNullable(value.textValue()).filter(text -> !text.isBlank());
  }

  static void require(boolean right, String otherwise) {
    if (!right) {
      throw new LaunchProblem(otherwise);
    }
  }
}
