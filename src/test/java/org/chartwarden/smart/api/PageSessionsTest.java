package org.chartwarden.smart.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a browser may be sent after it signed in. */
class PageSessionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/fhir/Patient/1/$match-trials?condition=a&status=recruiting",
        "/fhir/Observation?code=http://loinc.org|2823-3",
        "/q//x"
      })
  void goesBackToAPlaceOfThisServer(String place) {
    assertThat(PageSessions.ownPlace(place)).contains(place);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "//evil.example/",
        "/\\evil.example",
        "/\\/evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "fhir/Patient",
        "/a\r\nSet-Cookie: x=y",
        "/a b",
        "/\u0000"
      })
  void goesNowhereElse(String place) {
    assertThat(PageSessions.ownPlace(place)).isEmpty();
  }

  @Test
  void goesToNoEndlessPlace() {
    assertThat(PageSessions.ownPlace("/" + "a".repeat(5000))).isEmpty();
  }
}
