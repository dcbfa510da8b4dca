package org.chartwarden.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
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
    return json;
  }

  /** The grant that {@link #write} wrote. */
  public static Grant read(JsonNode json) {
    return new Grant(
        json.path("client").asText(),
        json.path("token").asText(),
        text(json, "user"),
        ScopeSet.read(json.path("scope").asText()),
        text(json, "patient"),
        text(json, "encounter"));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.path(name).textValue());
  }
}
