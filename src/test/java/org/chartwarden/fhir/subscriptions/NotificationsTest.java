package org.chartwarden.fhir.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.XmlForm;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NotificationsTest {

  private static final Instant NOW = Instant.parse("2026-01-15T08:00:00Z");
  private static final SubscriptionState STATE =
      new SubscriptionState(
          "s1",
          "active",
          "{}",
          AccessContext.client("test"),
          NOW,
          true,
          7,
          5,
          0,
          Optional.empty(),
          Optional.of("it broke"),
          Optional.empty());
  private static final SubscriptionSpec SPEC =
      new SubscriptionSpec(
          "active",
          Optional.empty(),
          Optional.of("urn:topic"),
          List.of(),
          new SubscriptionSpec.Channel(
              true,
              Optional.empty(),
              "application/fhir+json",
              List.of(),
              SubscriptionSpec.Content.FULL,
              Duration.ZERO,
              Optional.empty(),
              1));
  private static final List<SubscriptionEvent> EVENTS =
      List.of(event(6, "create", 1), event(7, "delete", 2));

  private static SubscriptionEvent event(long number, String kind, long version) {
    return new SubscriptionEvent(number, new ResourceKey("Patient", "p"), version, kind, NOW);
  }

  private static ObjectNode bundle(SubscriptionSpec.Content shown, List<SubscriptionEvent> told) {
    return new Notifications("https://a.org/fhir")
        .bundle(
            "b1",
            Notifications.Kind.EVENT,
            STATE,
            SPEC,
            told,
            shown,
            NOW,
            event -> Optional.of(Json.object().put("resourceType", "Patient").put("id", "p")));
  }

  @ParameterizedTest
  @EnumSource(SubscriptionSpec.Content.class)
  void holdAsMuchAsWasAskedFor(SubscriptionSpec.Content shown) {
    JsonNode bundle = bundle(shown, EVENTS);
    JsonNode status = bundle.at("/entry/0/resource");
    assertThat(bundle.path("type").asText()).isEqualTo("history");
    assertThat(status.at("/parameter/0/valueReference/reference").asText())
        .isEqualTo("https://a.org/fhir/Subscription/s1");
    assertThat(status.toString())
        .contains("\"eventsSinceSubscriptionStart\",\"valueString\":\"7\"")
        .contains("\"eventNumber\",\"valueString\":\"6\"")
        .contains("\"type\",\"valueCode\":\"event-notification\"")
        .contains("it broke");
    boolean empty = shown == SubscriptionSpec.Content.EMPTY;
    assertThat(bundle.path("entry")).hasSize(empty ? 1 : 3);
    assertThat(status.toString().contains("\"focus\"")).isEqualTo(!empty);
    assertThat(bundle.at("/entry/1").has("resource"))
        .isEqualTo(shown == SubscriptionSpec.Content.FULL);
    if (!empty) {
      assertThat(bundle.at("/entry/2/request/method").asText()).isEqualTo("DELETE");
      assertThat(bundle.at("/entry/2").has("resource")).isFalse();
    }
  }

  @Test
  void areBundlesOfR4() {
    Bundle parsed =
        FhirModel.parse(Bundle.class, Json.write(bundle(SubscriptionSpec.Content.FULL, EVENTS)));
    assertThat(parsed.getEntry()).hasSize(3);
    assertThat(XmlForm.write(FhirModel.encode(parsed), false)).contains("notificationEvent");
  }
}
