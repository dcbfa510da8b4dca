package org.chartwarden.fhir.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.gateway.SearchCapability;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.hl7.fhir.utilities.graphql.EGraphEngine;
import org.hl7.fhir.utilities.graphql.EGraphQLException;
import org.hl7.fhir.utilities.graphql.Package;
import org.hl7.fhir.utilities.graphql.Parser;
import org.junit.jupiter.api.Test;

class IntrospectionTest {

  /** What tools send to learn the schema. */
  private static final String OF_TOOLS =
      """
      query IntrospectionQuery {
        __schema {
          queryType { name }
          mutationType { name }
          subscriptionType { name }
          types { ...FullType }
          directives { name description locations args { ...InputValue } }
        }
      }
      fragment FullType on __Type {
        kind name description
        fields(includeDeprecated: true) {
          name description
          args { ...InputValue }
          type { ...TypeRef }
          isDeprecated deprecationReason
        }
        inputFields { ...InputValue }
        interfaces { ...TypeRef }
        enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
        possibleTypes { ...TypeRef }
      }
      fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
      fragment TypeRef on __Type {
        kind name
        ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
      }
      """;

  private static final GraphSchema SCHEMA =
      new GraphSchema(
          type -> List.of(new SearchCapability("death-date", "date", "urn:d", List.of())));

  private static ObjectNode ask(String query) {
    try {
      Package parsed = Parser.parse(FragmentSpreads.apart(query));
      ObjectNode answer = Json.object();
      new Introspection(SCHEMA, parsed.getDocument())
          .answer(parsed.getDocument().getOperations().get(0).getSelectionSet(), answer);
      return answer;
    } catch (IOException | EGraphQLException | EGraphEngine e) {
      throw new IllegalArgumentException(query, e);
    }
  }

  @Test
  void answersTheQueryOfTools() {
    JsonNode schema = ask(OF_TOOLS).path("__schema");

    assertThat(schema.path("queryType").path("name").asText()).isEqualTo("Query");
    Set<String> names = new HashSet<>();
    schema.path("types").forEach(type -> names.add(type.path("name").asText()));
    assertThat(names)
        .hasSize(schema.path("types").size())
        .contains("Patient", "PatientContact", "HumanName", "Extension", "PatientConnection");
    for (JsonNode type : schema.path("types")) {
      for (JsonNode field : type.path("fields")) {
        assertThat(names).contains(named(field.path("type")));
        field.path("args").forEach(a -> assertThat(names).contains(named(a.path("type"))));
      }
    }
  }

  private static String named(JsonNode type) {
    JsonNode inner = type;
    while (inner.path("ofType").isObject()) {
      inner = inner.path("ofType");
    }
    return inner.path("name").asText();
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(item -> names.add(item.path("name").asText()));
    return names;
  }

  @Test
  void tellsOfOneType() {
    JsonNode patient =
        ask("query { p: __type(name: \"Patient\") { __typename kind fields { name ...t } } }"
                + " fragment t on __Field { type { kind ofType { name } } }")
            .path("p");
    assertThat(patient.path("kind").asText()).isEqualTo("OBJECT");
    assertThat(patient.path("__typename").asText()).isEqualTo("__Type");
    assertThat(names(patient.path("fields")))
        .contains("birthDate", "name", "deceasedBoolean", "contact", "extension", "resourceType")
        .doesNotContain("deceased[x]");
    for (JsonNode field : patient.path("fields")) {
      if (field.path("name").asText().equals("contact")) {
        assertThat(field.path("type").path("kind").asText()).isEqualTo("LIST");
        assertThat(named(field.path("type"))).isEqualTo("PatientContact");
      }
    }
    JsonNode query =
        ask("query { __type(name: \"Query\") { fields { name args { name } } } }").path("__type");
    for (JsonNode field : query.path("fields")) {
      if (field.path("name").asText().equals("PatientList")) {
        assertThat(names(field.path("args"))).contains("death_date", "_count");
      }
    }
    assertThat(ask("query { __type(name: \"Nothing\") { name } }").path("__type").isNull())
        .isTrue();
  }

  @Test
  void leavesOutWhatIsSkipped() {
    ObjectNode answer =
        ask(
            "query { __typename a: __typename @skip(if: true) __type(name: \"Resource\")"
                + " { name @include(if: false) kind possibleTypes { name } } }");
    assertThat(answer.path("__typename").asText()).isEqualTo("Query");
    assertThat(answer.has("a")).isFalse();
    assertThat(answer.path("__type").has("name")).isFalse();
    assertThat(answer.path("__type").path("kind").asText()).isEqualTo("UNION");
    assertThat(names(answer.path("__type").path("possibleTypes"))).contains("Observation");
  }

  @Test
  void boundsWhatItTells() {
    StringBuilder deep = new StringBuilder("name");
    for (int i = 0; i < 6; i++) {
      deep = new StringBuilder("name fields { type { " + deep + " ofType { " + deep + " } } }");
    }
    String query = "query { __schema { types { " + deep + " } } }";
    assertThatThrownBy(() -> ask(query))
        .isInstanceOf(FhirProblem.class)
        .hasMessageContaining("values of the schema");
    assertThatThrownBy(() -> ask("query { __schema { nothing } }"))
        .hasMessageContaining("__Schema has no field 'nothing'");
    assertThatThrownBy(() -> ask("query { __type { name } }"))
        .hasMessageContaining("needs the argument 'name'");
    assertThatThrownBy(() -> ask("query { __schema }")).hasMessageContaining("needs a selection");
  }
}
