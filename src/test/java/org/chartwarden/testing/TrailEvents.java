package org.chartwarden.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.platform.Json;

/** AuditEvents as the trail itself offers them to an administrator. */
public final class TrailEvents {

  private TrailEvents() {}

  /**
   * The newest events that match, at most a thousand.
   *
   * @param query URL-encoded search parameters
   */
  public static List<JsonNode> of(String query) {
    List<JsonNode> events = new ArrayList<>();
    Json.parseOwn(
            given()
                .urlEncodingEnabled(false)
                .get("/fhir/AuditEvent?_count=1000&" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .path("entry")
        .forEach(entry -> events.add(entry.path("resource")));
    return events;
  }
}
