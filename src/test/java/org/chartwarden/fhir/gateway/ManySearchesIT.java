package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

/** Many queries at once must find what each of them finds by itself. */
@QuarkusTest
class ManySearchesIT {

  private static final AccessContext WHO = AccessContext.system("test");

  private static final List<String> QUERIES =
      List.of(
          "",
          "code=2823-3",
          "code=http://loinc.org|2823-3",
          "code=http://snomed.info/sct|2823-3",
          "code=|2823-3",
          "code=http://loinc.org|",
          "code=2345-7",
          "code=9999-9,2823-3",
          "code=9999-9,8888-8",
          "code:not=2823-3",
          "code:text=kalium",
          "code=2823-3&status=final",
          "code=2823-3&status=amended",
          "code=2823%2D3",
          "status=FINAL",
          "status=final,amended",
          "patient=many-1",
          "patient=Patient/many-1",
          "subject=Patient/many-1",
          "subject=Patient/many-2",
          "subject=http://elsewhere.org/fhir/Patient/many-1",
          "subject=many-1,many-3",
          "subject:Patient=many-1",
          "subject.birthdate=1990-01-01",
          "value-quantity=lt3.5",
          "value-quantity=gt3.5",
          "date=ge2026-01-01",
          "date=2025",
          "combo-code=2823-3",
          "code-value-quantity=2823-3$lt3.5",
          "code-value-quantity=2823-3$gt4",
          "identifier=urn:x|A%2CB",
          "identifier=urn:x|A%5C%2CB",
          "code:missing=true",
          "_tag=urn:t|x",
          "category=laboratory");

  @Inject FhirGateway gateway;

  private static ObjectNode json(String text) {
    return (ObjectNode) Json.parseOwn(text.replace('\'', '"'));
  }

  private List<ResourceVersion> stored() {
    List<String> texts =
        List.of(
            "{'resourceType':'Observation','status':'final','meta':{'tag':[{'system':'urn:t','code':'x'}]},"
                + "'code':{'coding':[{'system':'http://loinc.org','code':'2823-3'}],'text':'Kalium'},"
                + "'subject':{'reference':'Patient/many-1'},'effectiveDateTime':'2026-01-15',"
                + "'valueQuantity':{'value':3.1,'unit':'mmol/L'}}",
            "{'resourceType':'Observation','status':'amended','code':{'coding':[{'code':'2823-3'},"
                + "{'system':'http://loinc.org','code':'2345-7'}]},'identifier':[{'system':'urn:x',"
                + "'value':'A,B'}],'subject':{'reference':'Patient/many-2'},'effectiveDateTime':'2025',"
                + "'valueQuantity':{'value':4.5,'unit':'mmol/L'}}",
            "{'resourceType':'Observation','status':'final','code':{'text':'other'},"
                + "'subject':{'reference':'http://elsewhere.org/fhir/Patient/many-1'}}");
    return texts.stream()
        .map(text -> gateway.create(WHO, "Observation", json(text), WriteOptions.NONE).resource())
        .toList();
  }

  @Test
  void findsWhatEachFindsByItself() {
    List<ResourceVersion> current = stored();
    List<String> ids = current.stream().map(version -> version.key().id()).toList();

    for (AccessContext who : List.of(WHO, boundTo("many-1"))) {
      Map<String, Set<String>> together = gateway.matching(who, "Observation", QUERIES, current);

      for (String query : QUERIES) {
        assertThat(together.get(query))
            .as(query)
            .isEqualTo(gateway.matching(who, "Observation", query, ids));
      }
    }
  }

  private static AccessContext boundTo(String patient) {
    return new AccessContext(WHO.actor(), Optional.of(Set.of(patient)), false);
  }

  @Test
  void takesThousandsOfQueries() {
    List<ResourceVersion> current = stored();
    List<String> queries = new ArrayList<>();
    IntStream.range(0, 2000).forEach(i -> queries.add("code=http://loinc.org|" + i + "-0"));
    IntStream.range(0, 100).forEach(i -> queries.add("value-quantity=lt" + (3 + i)));

    Map<String, Set<String>> found = gateway.matching(WHO, "Observation", queries, current);

    assertThat(found).hasSize(2100);
    assertThat(found.get("code=http://loinc.org|7-0")).isEmpty();
    assertThat(found.get("value-quantity=lt3")).isEmpty();
    assertThat(found.get("value-quantity=lt4")).containsExactly(current.get(0).key().id());
    assertThat(found.get("value-quantity=lt99")).hasSize(2);
  }
}
