package org.chartwarden.smart.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.scopes.ScopeSet;

/**
 * What was approved: by a user for an app, or by a registration for a backend service.
 *
 * @param id number of the approval
 * @param client id of the client
 * @param userName what the user signs in with; empty for a backend service
 * @param display the user's name, for people
 * @param fhirUser reference of the user
 * @param scopes what was granted
 * @param patient logical id of the patient in context
 * @param encounter logical id of the encounter in context
 * @param launch what else an EHR launch hands to the app: {@code need_patient_banner}, {@code
 *     intent}, {@code fhirContext} …
 * @param emergency with the glass broken, why and until when
 */
public record Approval(
    String id,
    String client,
    Optional<String> userName,
    Optional<String> display,
    Optional<String> fhirUser,
    ScopeSet scopes,
    Optional<String> patient,
    Optional<String> encounter,
    ObjectNode launch,
    Optional<Emergency> emergency) {

  /** An approval of the usual kind. */
  public Approval(
      String id,
      String client,
      Optional<String> userName,
      Optional<String> display,
      Optional<String> fhirUser,
      ScopeSet scopes,
      Optional<String> patient,
      Optional<String> encounter,
      ObjectNode launch) {
    this(
        id,
        client,
        userName,
        display,
        fhirUser,
        scopes,
        patient,
        encounter,
        launch,
        Optional.empty());
  }

  /** The approval with other scopes. */
  public Approval with(ScopeSet other) {
    return new Approval(
        id, client, userName, display, fhirUser, other, patient, encounter, launch, emergency);
  }

  /** Whether it is of a client, whose id is no secret. */
  public boolean isOf(String other) {
    return client.equals(other);
  }

  /** Whether tokens may be refreshed. */
  public boolean offline() {
    return scopes.has(ScopeSet.OFFLINE_ACCESS) || scopes.has(ScopeSet.ONLINE_ACCESS);
  }

  ObjectNode content() {
    ObjectNode json = Json.object().put("scope", scopes.text());
    display.ifPresent(text -> json.put("display", text));
    fhirUser.ifPresent(text -> json.put("fhirUser", text));
    patient.ifPresent(text -> json.put("patient", text));
    encounter.ifPresent(text -> json.put("encounter", text));
    json.set("launch", launch);
    emergency.ifPresent(glass -> json.set("emergency", glass.json()));
    return json;
  }

  static Approval of(String id, String client, Optional<String> userName, JsonNode content) {
    return new Approval(
        id,
        client,
        userName,
        Json.text(content, "display"),
        Json.text(content, "fhirUser"),
        ScopeSet.read(content.path("scope").asText()),
        Json.text(content, "patient"),
        Json.text(content, "encounter"),
        content.path("launch") instanceof ObjectNode launch ? launch : Json.object(),
        Emergency.of(content.path("emergency")));
  }
}
