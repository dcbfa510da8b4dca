package org.chartwarden.fhir.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** The record of the search tables: stored once, told apart from other data by its tag. */
final class SearchScenario {

  static final AccessContext ANYONE = AccessContext.system("search-test");
  static final String TAG = "urn:chartwarden:search-it";

  private SearchScenario() {}

  /** Stores the resources of {@code search/record.json} under their own ids. */
  static void store(FhirGateway gateway) {
    try (InputStream in = SearchScenario.class.getResourceAsStream("/search/record.json")) {
      for (JsonNode node : Json.parse(in.readAllBytes())) {
        put(gateway, (ObjectNode) node);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores one resource under its own id, with the tag. */
  static void put(FhirGateway gateway, ObjectNode resource) {
    resource
        .withObject("/meta")
        .putArray("tag")
        .addObject()
        .put("system", TAG)
        .put("code", "record");
    String type = resource.path("resourceType").asText();
    gateway.update(
        ANYONE, new ResourceKey(type, resource.path("id").asText()), resource, WriteOptions.NONE);
  }

  /** Splits a query that is not URL-encoded. */
  static List<Map.Entry<String, String>> parameters(String query) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    for (String parameter : query.split("&")) {
      int equals = parameter.indexOf('=');
      parameters.add(Map.entry(parameter.substring(0, equals), parameter.substring(equals + 1)));
    }
    return parameters;
  }

  /** The ids of the matches of a search over HTTP, without what was included. */
  static List<String> matches(String query) {
    List<String> ids =
        RestAssured.given()
            .get("/fhir/" + query)
            .then()
            .statusCode(200)
            .extract()
            .path("entry.findAll{it.search.mode=='match'}.resource.id");
    return ids == null ? List.of() : ids;
  }
}
