package org.chartwarden.fhir.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class BasicTopicTest {

  private static final String ELEMENT =
      "{'url':'http://hl7.org/fhir/4.3/StructureDefinition/extension-SubscriptionTopic.";

  private static JsonNode json(String text) {
    return Json.parseOwn(text.replace('\'', '"'));
  }

  @Test
  void readsTheElementsFromExtensions() {
    JsonNode definition =
        BasicTopic.definition(
            json(
                "{'resourceType':'Basic','modifierExtension':["
                    + ELEMENT
                    + "status','valueCode':'draft'}],'extension':[{'url':'urn:other','valueString':'x'},"
                    + ELEMENT
                    + "url','valueUri':'urn:t'},"
                    + ELEMENT
                    + "resourceTrigger','extension':[{'url':'resource','valueUri':'http://hl7.org/fhir/StructureDefinition/Encounter'},"
                    + "{'url':'supportedInteraction','valueCode':'create'},{'url':'supportedInteraction','valueCode':'update'},"
                    + "{'url':'queryCriteria','extension':[{'url':'current','valueString':'Encounter?status=finished'}]}]}]}"));

    assertThat(definition.path("status").asText()).isEqualTo("draft");
    assertThat(definition.path("resourceTrigger")).hasSize(1);
    Topic topic = Topic.of(definition);
    assertThat(topic.url()).isEqualTo("urn:t");
    assertThat(topic.type()).isEqualTo("Encounter");
    assertThat(topic.interactions()).containsExactlyInAnyOrder("create", "update");
    assertThat(topic.current()).contains("status=finished");
    assertThat(topic.previous()).isEmpty();
  }

  @Test
  void isNamedByItsCode() {
    assertThat(
            BasicTopic.is(
                json(
                    "{'code':{'coding':[{'system':'http://hl7.org/fhir/fhir-types','code':'SubscriptionTopic'}]}}")))
        .isTrue();
    assertThat(BasicTopic.is(json("{'code':{'coding':[{'code':'SubscriptionTopic'}]}}"))).isFalse();
    assertThat(BasicTopic.is(json("{'code':{'text':'SubscriptionTopic'}}"))).isFalse();
  }

  @Test
  void withoutInteractionsAllCount() {
    assertThat(Topic.of(json("{'resourceTrigger':[{'resource':'Encounter'}]}")).interactions())
        .containsExactlyInAnyOrder("create", "update", "delete");
  }
}
