package org.chartwarden.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class NamedPatientTest {

  private static final String TASK =
      "Check the potassium of Ana-Maria O'Neil, MRN S1234567; her sister is Patient/a-1.";

  @Test
  void takesWhatTheTaskNames() {
    assertThat(named("mrn", "s1234567")).isTrue();
    assertThat(named("reference", "Patient/a-1")).isTrue();
    assertThat(named("name", "O'Neil Ana-Maria")).isTrue();
  }

  @Test
  void refusesWhatItDoesNotName() {
    assertThat(named("mrn", "S7654321")).isFalse();
    assertThat(named("mrn", "S123")).isFalse();
    assertThat(named("name", "Bea O'Neil")).isFalse();
    assertThat(named("name", "Ana")).isFalse();
    assertThat(named("birth_date", "1950-01-01")).isFalse();
    assertThat(NamedPatient.namedIn(TASK, Json.object())).isFalse();
  }

  @Test
  void everyMemberMustBeNamed() {
    ObjectNode both = Json.object().put("mrn", "S1234567").put("name", "Bea Smith");
    assertThat(NamedPatient.namedIn(TASK, both)).isFalse();
  }

  @Test
  void aNameIsNotPutTogetherFromPeopleWhoStandApart() {
    assertThat(
            NamedPatient.namedIn(
                "Potassium of Erik Lindqvist? His nurse today is Anna Berg.",
                Json.object().put("name", "Erik Berg")))
        .isFalse();
    assertThat(
            NamedPatient.namedIn(
                "Potassium of Erik Lindqvist? His nurse today is Anna Berg.",
                Json.object().put("name", "Lindqvist, Erik")))
        .isTrue();
  }

  @Test
  void aShortIdMustBeSaidToBeOne() {
    ObjectNode seven = Json.object().put("reference", "Patient/7");
    assertThat(NamedPatient.namedIn("Potassium of the last 7 days of Patient/12", seven)).isFalse();
    assertThat(NamedPatient.namedIn("Potassium of Patient/7", seven)).isTrue();
  }

  private static boolean named(String member, String value) {
    return NamedPatient.namedIn(TASK, Json.object().put(member, value));
  }
}
