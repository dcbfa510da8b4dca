package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.junit.jupiter.api.Test;

class NamedPatientsTest {

  @Test
  void findsEveryPatientThatIsReferredTo() {
    assertThat(
            named(
                "Observation/1",
                "{\"subject\":{\"reference\":\"Patient/a-1\"},\"performer\":[{\"reference\":"
                    + "\"http://other.example/fhir/Patient/b.2\"},{\"reference\":"
                    + "\"Patient/c/_history/3\"},{\"reference\":\"Patient/a-1\"}]}"))
        .containsExactly("a-1", "b.2", "c");
  }

  @Test
  void aPatientNamesItself() {
    assertThat(named("Patient/p", "{\"link\":[{\"other\":{\"reference\":\"Patient/q\"}}]}"))
        .containsExactly("p", "q");
    assertThat(
            NamedPatients.of(
                new ResourceVersion(new ResourceKey("Patient", "p"), 2, Instant.EPOCH, true, null)))
        .as("a deletion")
        .containsExactly("p");
  }

  @Test
  void wordsThatOnlyLookLikeReferencesAreNone() {
    assertThat(
            named(
                "Basic/1",
                "{\"a\":\"RelatedPatient/x\",\"b\":\"see Patient/y\",\"c\":\"Patient/\",\"d\":"
                    + "\"Patient/z?q\",\"e\":\"Patient/"
                    + "l".repeat(65)
                    + "\",\"f\":\"Patient/end"))
        .isEmpty();
  }

  private static List<String> named(String reference, String content) {
    String[] key = reference.split("/");
    return List.copyOf(
        NamedPatients.of(
            new ResourceVersion(
                new ResourceKey(key[0], key[1]), 1, Instant.EPOCH, false, content)));
  }
}
