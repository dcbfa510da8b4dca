package org.chartwarden.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.platform.Json;

/**
 * A table of resources and what {@code $validate} must say of them: a base resource, members that
 * are set or (with null) removed, and for an invalid one the element and a word of the fault.
 */
public final class ValidationTable {

  private final JsonNode table;

  private ValidationTable(JsonNode table) {
    this.table = table;
  }

  /** Reads {@code src/test/resources/validation/<name>.json}. */
  public static ValidationTable named(String name) throws IOException {
    String file = "/validation/" + name + ".json";
    try (InputStream in = ValidationTable.class.getResourceAsStream(file)) {
      return new ValidationTable(Json.parse(in.readAllBytes()));
    }
  }

  /** Sends every row to {@code $validate} and lists the rows that are answered otherwise. */
  public List<String> surprises() {
    List<String> surprises = new ArrayList<>();
    assertThat(table.path("cases").size()).isGreaterThan(30);
    for (JsonNode row : table.path("cases")) {
      ObjectNode resource = resource(row);
      JsonNode issues = issues(resource);
      boolean expected =
          row.has("at")
              ? anyFault(issues, row.path("at").asText(), row.path("says").asText())
              : faults(issues).isEmpty();
      if (!expected) {
        surprises.add(row.path("name").asText() + ": " + issues);
      }
    }
    return surprises;
  }

  private static JsonNode issues(ObjectNode resource) {
    String answer =
        given()
            .contentType("application/fhir+json")
            .body(Json.write(resource))
            .post("/fhir/" + resource.path("resourceType").asText() + "/$validate")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    return Json.parseOwn(answer).path("issue");
  }

  private ObjectNode resource(JsonNode row) {
    ObjectNode resource = table.path("bases").path(row.path("base").asText()).deepCopy();
    row.path("set")
        .properties()
        .forEach(change -> set(resource, change.getKey(), change.getValue()));
    return resource;
  }

  private static void set(ObjectNode resource, String pointer, JsonNode value) {
    int last = pointer.lastIndexOf('/');
    String member = pointer.substring(last + 1);
    JsonNode owner = resource.at(pointer.substring(0, last));
    if (owner instanceof ArrayNode list) {
      int place = Integer.parseInt(member);
      if (value.isNull()) {
        list.remove(place);
      } else if (place == list.size()) {
        list.add(value);
      } else {
        list.set(place, value);
      }
    } else if (value.isNull()) {
      ((ObjectNode) owner).remove(member);
    } else {
      ((ObjectNode) owner).set(member, value);
    }
  }

  private static List<JsonNode> faults(JsonNode issues) {
    List<JsonNode> faults = new ArrayList<>();
    for (JsonNode issue : issues) {
      if (List.of("error", "fatal").contains(issue.path("severity").asText())) {
        faults.add(issue);
      }
    }
    return faults;
  }

  /** Whether a fault is told at the element or inside of it, and has the word in it. */
  private static boolean anyFault(JsonNode issues, String at, String says) {
    return faults(issues).stream()
        .filter(fault -> inside(fault.at("/expression/0").asText(), at))
        .anyMatch(
            fault ->
                (fault.path("diagnostics").asText() + fault.at("/details/coding/0/code").asText())
                    .contains(says));
  }

  private static boolean inside(String expression, String at) {
    return expression.equals(at)
        || expression.startsWith(at + ".")
        || expression.startsWith(at + "[");
  }
}
