package org.chartwarden.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.scopes.ScopeSet;

/** A grant as it is kept with jobs, subscriptions and tasks. */
public final class GrantJson {

  private GrantJson() {}

  /** The grant as JSON; read back by {@link #read}. */
  public static ObjectNode write(Grant grant) {
    ObjectNode json = Json.object();
    json.put("client", grant.client());
    json.put("token", grant.token());
    json.put("scope", grant.scopes().text());
    grant.user().ifPresent(user -> json.put("user", user));
    grant.patient().ifPresent(patient -> json.put("patient", patient));
    grant.encounter().ifPresent(encounter -> json.put("encounter", encounter));
    if (!grant.purposes().isEmpty()) {
      grant.purposes().stream().sorted().forEach(json.putArray("purposes")::add);
    }
    grant.approval().ifPresent(approval -> json.put("approval", approval));
    grant.breakGlass().ifPresent(glass -> json.set("breakGlass", write(glass)));
    return json;
  }

  /** Access in an emergency as JSON; read back by {@link #readGlass}. */
  public static ObjectNode write(BreakGlass glass) {
    return Json.object()
        .put("purpose", glass.purpose())
        .put("reason", glass.reason())
        .put("until", glass.until().toString());
  }

  /** What {@link #write(BreakGlass)} wrote. */
  public static BreakGlass readGlass(JsonNode json) {
    return new BreakGlass(
        json.path("purpose").asText(),
        json.path("reason").asText(),
        Instant.parse(json.path("until").asText()));
  }

  /** The grant of a caller as text, or null without one: as tables keep it. */
  public static String textOf(AccessContext who) {
    return who.grant().map(grant -> Json.write(write(grant))).orElse(null);
  }

  /** The grant in a text that {@link #textOf} made; empty for null. */
  public static Optional<Grant> read(String text) {
    return Optional.ofNullable(text).map(json -> read(Json.parseOwn(json)));
  }

  /** The grant that {@link #write} wrote. */
  public static Grant read(JsonNode json) {
    Set<String> purposes = new HashSet<>();
    json.path("purposes").forEach(purpose -> purposes.add(purpose.asText()));
    JsonNode glass = json.path("breakGlass");
    return new Grant(
        json.path("client").asText(),
        json.path("token").asText(),
        Json.text(json, "user"),
        ScopeSet.read(json.path("scope").asText()),
        Json.text(json, "patient"),
        Json.text(json, "encounter"),
        purposes,
        glass.isMissingNode() ? Optional.empty() : Optional.of(readGlass(glass)),
        Json.text(json, "approval"));
  }
}
