package org.chartwarden.smart.launching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.scopes.ScopeSet;

/**
 * An authorization request that is right in form, with what is settled of it so far.
 *
 * @param client id of the client
 * @param redirectUri where the answer goes
 * @param state what the client gets back
 * @param challenge PKCE challenge, S256
 * @param nonce for the ID token
 * @param scopes what may be granted of what was asked
 * @param userName who decides, once signed in
 * @param patient logical id of the patient in context, once chosen
 * @param encounter logical id of the encounter in context
 * @param launch what the EHR hands to the app besides
 * @param launched hash of the number of the EHR launch that the context came with
 */
public record AuthorizationAsked(
    String client,
    String redirectUri,
    Optional<String> state,
    String challenge,
    Optional<String> nonce,
    ScopeSet scopes,
    Optional<String> userName,
    Optional<String> patient,
    Optional<String> encounter,
    ObjectNode launch,
    Optional<String> launched) {

  /** Whether the context came with an EHR launch. */
  public boolean byLaunch() {
    return launched.isPresent();
  }

  /** The request with somebody who decides. */
  public AuthorizationAsked by(String name) {
    return with(scopes, Optional.of(name), patient, encounter);
  }

  /** The request with a patient; an encounter that was chosen for another one is none of theirs. */
  public AuthorizationAsked about(String patientId) {
    Optional<String> theirs = patient.filter(patientId::equals).flatMap(same -> encounter);
    return with(scopes, userName, Optional.of(patientId), theirs);
  }

  /** The request with an encounter of its patient. */
  public AuthorizationAsked during(String encounterId) {
    return with(scopes, userName, patient, Optional.of(encounterId));
  }

  /** The request without a wish for an encounter: there is none, or none was chosen. */
  public AuthorizationAsked withoutEncounter() {
    return with(scopes.without(ScopeSet.LAUNCH_ENCOUNTER), userName, patient, Optional.empty());
  }

  private AuthorizationAsked with(
      ScopeSet other, Optional<String> who, Optional<String> whose, Optional<String> when) {
    return new AuthorizationAsked(
        client, redirectUri, state, challenge, nonce, other, who, whose, when, launch, launched);
  }

  /** As it is kept between pages. */
  public ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("client", client)
            .put("redirectUri", redirectUri)
            .put("challenge", challenge)
            .put("scope", scopes.text());
    state.ifPresent(text -> json.put("state", text));
    nonce.ifPresent(text -> json.put("nonce", text));
    userName.ifPresent(text -> json.put("userName", text));
    patient.ifPresent(text -> json.put("patient", text));
    encounter.ifPresent(text -> json.put("encounter", text));
    launched.ifPresent(text -> json.put("launched", text));
    json.set("launch", launch);
    return json;
  }

  /** What {@link #json} wrote. */
  public static AuthorizationAsked of(JsonNode json) {
    return new AuthorizationAsked(
        json.path("client").asText(),
        json.path("redirectUri").asText(),
        Json.text(json, "state"),
        json.path("challenge").asText(),
        Json.text(json, "nonce"),
        ScopeSet.read(json.path("scope").asText()),
        Json.text(json, "userName"),
        Json.text(json, "patient"),
        Json.text(json, "encounter"),
        json.path("launch") instanceof ObjectNode launch ? launch : Json.object(),
        Json.text(json, "launched"));
  }
}
