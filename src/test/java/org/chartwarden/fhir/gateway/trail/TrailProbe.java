package org.chartwarden.fhir.gateway.trail;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.TokenIssuer;
import org.chartwarden.testing.TrailEvents;
import org.chartwarden.testing.smart.IssuedToken;

/** Makes tokens and finds what was recorded of their holders. */
record TrailProbe(IdGenerator ids, Approvals approvals, TokenIssuer issuer) {

  static final String FHIR = "application/fhir+json";

  /** A token and the id by which the trail names it. */
  record Token(String text, String id) {}

  static void put(String reference, String members) {
    String[] key = reference.split("/");
    given()
        .contentType(FHIR)
        .body("{\"resourceType\":\"" + key[0] + "\",\"id\":\"" + key[1] + "\"," + members + "}")
        .put("/fhir/" + reference)
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }

  Token token(String scope, Optional<String> user, Optional<String> inContext) {
    IssuedToken issued =
        new IssuedToken.Source(ids, approvals, issuer).of("audit-it", scope, user, inContext);
    return new Token(issued.text(), issued.id());
  }

  static List<JsonNode> events(String query) {
    return TrailEvents.of(query);
  }

  static List<JsonNode> events(Token token) {
    return events("policy=urn:ietf:params:oauth:jti:" + token.id());
  }

  static List<String> codes(JsonNode event, String list, String path) {
    List<String> found = new ArrayList<>();
    event.path(list).forEach(one -> found.add(one.at(path).asText()));
    return found;
  }

  static Set<String> patients(List<JsonNode> events) {
    Set<String> found = new TreeSet<>();
    for (JsonNode event : events) {
      for (JsonNode entity : event.path("entity")) {
        if (entity.at("/role/code").asText().equals("1")) {
          found.add(entity.at("/what/reference").asText().substring("Patient/".length()));
        }
      }
    }
    return found;
  }
}
