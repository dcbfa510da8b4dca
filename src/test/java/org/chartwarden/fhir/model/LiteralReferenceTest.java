package org.chartwarden.fhir.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiteralReferenceTest {

  @Test
  void readsRelativeAndAbsoluteReferencesWithOrWithoutAVersion() {
    assertThat(LiteralReference.id("Patient/1", "Patient")).contains("1");
    assertThat(LiteralReference.id("https://x.org/fhir/Patient/a.b/_history/3", "Patient"))
        .contains("a.b");
    assertThat(LiteralReference.id("Patient/1", "Group")).isEmpty();
    assertThat(LiteralReference.id("MyPatient/1", "Patient")).isEmpty();
    assertThat(LiteralReference.id("Patient/b c", "Patient")).isEmpty();
    assertThat(LiteralReference.id("urn:uuid:1", "Patient")).isEmpty();
    assertThat(LiteralReference.names("Patient/1", "Patient", "1")).isTrue();
    assertThat(LiteralReference.names("Patient/11", "Patient", "1")).isFalse();
  }
}
