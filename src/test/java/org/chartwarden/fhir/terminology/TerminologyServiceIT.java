package org.chartwarden.fhir.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.testing.EmbeddedPostgresResource;
import org.junit.jupiter.api.Test;

/** The service against the definitions of R4, the curated set and stored resources. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class TerminologyServiceIT {

  private static final AccessContext WHO = AccessContext.system("terminology-test");

  @Inject TerminologyService terminology;
  @Inject FhirGateway gateway;

  private void put(String type, String id, String json) {
    ObjectNode resource = (ObjectNode) Json.parseOwn(json.replace('\'', '"'));
    resource.put("id", id);
    gateway.update(WHO, new ResourceKey(type, id), resource, WriteOptions.NONE);
  }

  @Test
  void expandsValueSetsOfR4() {
    assertThat(terminology.codes("http://hl7.org/fhir/ValueSet/administrative-gender"))
        .extracting(SystemCode::code)
        .containsExactlyInAnyOrder("male", "female", "other", "unknown");
    assertThat(terminology.codes("http://hl7.org/fhir/ValueSet/administrative-gender|4.0.1"))
        .hasSize(4);
    assertThatThrownBy(
            () -> terminology.codes("http://hl7.org/fhir/ValueSet/administrative-gender|9"))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> assertThat(problem.code()).isEqualTo("unknown-value-set"));
  }

  @Test
  void knowsTheHierarchyOfTheCuratedSet() {
    assertThat(terminology.selfAndDescendants("http://snomed.info/sct", "73211009").orElseThrow())
        .contains("73211009", "44054006", "46635009");
    assertThat(terminology.selfAndAncestors("http://snomed.info/sct", "44054006").orElseThrow())
        .contains("44054006", "73211009");
    assertThat(terminology.selfAndDescendants("http://snomed.info/sct", "1")).isEmpty();
    assertThat(terminology.codes("http://snomed.info/sct?fhir_vs=isa/73211009"))
        .contains(new SystemCode("http://snomed.info/sct", "44054006"));
  }

  @Test
  void seesStoredResourcesAtOnceAndTheNewestOfThem() {
    put(
        "CodeSystem",
        "svc-colours",
        "{'resourceType':'CodeSystem','url':'http://svc/colours','status':'active','content':'complete',"
            + "'concept':[{'code':'red'},{'code':'blue'}]}");
    put(
        "ValueSet",
        "svc-colours",
        "{'resourceType':'ValueSet','url':'http://svc/colours-vs','status':'active',"
            + "'compose':{'include':[{'system':'http://svc/colours'}]}}");
    assertThat(terminology.codes("http://svc/colours-vs")).hasSize(2);
    assertThat(
            terminology
                .matcher("http://svc/colours-vs")
                .contains(new SystemCode("http://svc/colours", "red")))
        .isTrue();
    put(
        "CodeSystem",
        "svc-colours",
        "{'resourceType':'CodeSystem','url':'http://svc/colours','status':'active','content':'complete',"
            + "'concept':[{'code':'green'}]}");
    assertThat(terminology.codes("http://svc/colours-vs"))
        .containsExactly(new SystemCode("http://svc/colours", "green"));
    gateway.delete(WHO, new ResourceKey("ValueSet", "svc-colours"), WriteOptions.NONE);
    assertThatThrownBy(() -> terminology.codes("http://svc/colours-vs"))
        .isInstanceOf(FhirProblem.class);
  }
}
