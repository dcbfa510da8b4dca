package org.chartwarden.smart.scopes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartScopeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patient/Observation.rs",
        "patient/*.cruds",
        "user/*.read",
        "user/Condition.write",
        "system/*.*",
        "system/Patient.r",
        "patient/Observation.rs?category=laboratory",
        "patient/Condition.rs?category=http://hl7.org/fhir/us/core/CodeSystem/condition-category|health-concern"
      })
  void keepsTheSpelling(String text) {
    assertThat(SmartScope.read(text)).get().extracting(SmartScope::text).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patient/Observation.sr",
        "patient/Observation.rr",
        "patient/Observation.",
        "patient/Observation",
        "patient/observation.rs",
        "practitioner/Observation.rs",
        "patient/Observation.read?category=laboratory",
        "patient/Observation.rs?",
        "patient/Obs*.rs",
        "patient/**.rs",
        "patient/Observation.rsx",
        "launch/patient",
        "",
        "*"
      })
  void isNoScope(String text) {
    assertThat(SmartScope.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "patient/Observation.rs,     patient/*.read,          patient/Observation.rs",
    "patient/*.rs,               patient/Observation.r,   patient/Observation.r",
    "patient/Observation.cruds,  patient/Observation.rs,  patient/Observation.rs",
    "patient/Observation.read,   patient/*.cruds,         patient/Observation.read",
    "patient/Observation.read,   patient/*.r,             patient/Observation.r",
    "patient/Observation.rs,     patient/Observation.rs?category=vital-signs,"
        + " patient/Observation.rs?category=vital-signs",
    "patient/Observation.rs?a=1, patient/Observation.rs?b=2, patient/Observation.rs?a=1&b=2"
  })
  void isNarrowedByAnother(String asked, String allowed, String granted) {
    assertThat(SmartScope.read(asked).orElseThrow().within(SmartScope.read(allowed).orElseThrow()))
        .get()
        .extracting(SmartScope::text)
        .isEqualTo(granted);
  }

  @ParameterizedTest
  @CsvSource({
    "patient/Observation.rs, user/Observation.rs",
    "patient/Observation.rs, patient/Condition.rs",
    "patient/Observation.c,  patient/Observation.rs"
  })
  void isNotAllowedByAnother(String asked, String allowed) {
    assertThat(SmartScope.read(asked).orElseThrow().within(SmartScope.read(allowed).orElseThrow()))
        .isEmpty();
  }

  @Test
  void anUnknownRoleOfContextGivesTheContext() {
    assertThat(ScopeSet.read("launch/patient?role=https://x.example/role patient/*.rs").text())
        .isEqualTo("launch/patient patient/*.rs");
    assertThat(ScopeSet.read("launch/questionnaire?role=x").isEmpty()).isTrue();
  }

  @Test
  void aSetKeepsWhatItCanRead() {
    ScopeSet set =
        ScopeSet.read("launch/patient openid patient/*.rs  nonsense patient/*.rs offline_access");
    assertThat(set.text()).isEqualTo("openid launch/patient offline_access patient/*.rs");
    assertThat(ScopeSet.unreadable("openid nonsense patient/x.rs"))
        .containsExactly("nonsense", "patient/x.rs");
  }

  @Test
  void partsOfOneScopeAreJoined() {
    ScopeSet asked = ScopeSet.read("patient/Observation.cruds openid");
    ScopeSet allowed = ScopeSet.read("patient/Observation.r patient/*.s");
    assertThat(asked.within(allowed).text()).isEqualTo("patient/Observation.rs");
  }

  @Test
  void aPersonMayChooseParts() {
    ScopeSet asked = ScopeSet.read("patient/Condition.rs");
    ScopeSet chosen =
        ScopeSet.read("patient/Condition.rs?category=a patient/Condition.rs?category=b");
    assertThat(asked.within(chosen).text())
        .isEqualTo("patient/Condition.rs?category=a patient/Condition.rs?category=b");
  }
}
