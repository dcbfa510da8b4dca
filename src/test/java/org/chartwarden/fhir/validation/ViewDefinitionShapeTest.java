package org.chartwarden.fhir.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ViewDefinitionShape;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** ViewDefinition, which R4 does not have, is checked and encoded like any other type. */
class ViewDefinitionShapeTest {

  private static final String VIEW =
      """
      {"resourceType":"ViewDefinition","id":"v","url":"http://e/v","version":"1","name":"v","title":"V",
       "status":"active","resource":"Observation","fhirVersion":["4.0.1"],
       "constant":[{"name":"a","valueCode":"x"},{"name":"b","valueDecimal":1.50},{"name":"c","valueInstant":"2026-01-01T00:00:00Z"}],
       "where":[{"path":"status = 'final'","description":"only final ones"}],
       "select":[{"column":[{"name":"id","path":"id","type":"id","collection":false,"description":"d",
         "tag":[{"name":"ansi/type","value":"VARCHAR"}]}]},
        {"forEach":"component","select":[{"column":[{"name":"c","path":"code.text"}]}],
         "unionAll":[{"forEachOrNull":"code","column":[{"name":"u","path":"text"}]},
          {"repeat":["extension"],"column":[{"name":"u","path":"url"}]}]}]}""";

  private static ObjectNode view() {
    return (ObjectNode) Json.parseOwn(VIEW);
  }

  @Test
  void everyElementIsKnown() {
    assertThat(new ResourceValidator().check(view(), true)).isEmpty();
  }

  @Test
  void whatIsNoElementIsRefused() {
    ObjectNode view = view();
    ((ObjectNode) view.path("select").get(0)).put("foreach", "name");
    assertThatThrownBy(() -> new ResourceValidator().check(view, true))
        .isInstanceOf(FhirProblem.class)
        .hasMessageContaining("foreach");
    ObjectNode draft = view();
    draft.put("status", "nonsense");
    assertThatThrownBy(() -> new ResourceValidator().check(draft, true))
        .isInstanceOf(FhirProblem.class);
  }

  @Test
  void comesThroughXmlAsItWas() {
    var parsed = FhirModel.context().newJsonParser().parseResource(VIEW);
    assertThat(parsed).isInstanceOf(ViewDefinitionShape.class);
    String xml = FhirModel.context().newXmlParser().encodeResourceToString(parsed);
    var back = FhirModel.context().newXmlParser().parseResource(xml);
    ObjectNode json =
        (ObjectNode)
            Json.parseOwn(FhirModel.context().newJsonParser().encodeResourceToString(back));
    json.remove("meta");
    assertThat(json).isEqualTo(view());
  }
}
