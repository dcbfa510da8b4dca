package org.chartwarden.fhir.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTest {

  private static final Topic ADMISSION =
      TopicCatalog.find("https://chartwarden.org/fhir/SubscriptionTopic/admission|1").orElseThrow();

  @ParameterizedTest
  @CsvSource({
    "create, false, true, true",
    "create, false, false, false",
    "update, true, true, true",
    "update, false, true, false",
    "update, true, false, false",
    "delete, true, true, false",
  })
  void anAdmissionIsTheBeginningOfAnEncounter(
      String interaction, boolean before, boolean after, boolean event) {
    assertThat(ADMISSION.type()).isEqualTo("Encounter");
    assertThat(ADMISSION.triggeredBy(interaction, before, after)).isEqualTo(event);
  }

  @Test
  void everyTypeHasATopicOfAllItsChanges() {
    Topic topic =
        TopicCatalog.find("https://chartwarden.org/fhir/SubscriptionTopic/Patient").orElseThrow();
    for (String interaction : new String[] {"create", "update", "delete"}) {
      assertThat(topic.triggeredBy(interaction, false, false)).isTrue();
    }
    assertThat(TopicCatalog.find("https://chartwarden.org/fhir/SubscriptionTopic/X")).isEmpty();
    assertThat(TopicCatalog.all()).hasSizeGreaterThan(140);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 500", "1, 1, 1000", "2, 0, 1000", "3, 1, 4000", "9, 1, 60000", "80, 0, 30000"})
  void pausesDoubleUpToTheLongest(int failed, double chance, long millis) {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    assertThat(backoff.pause(failed, chance)).isEqualTo(Duration.ofMillis(millis));
  }
}
