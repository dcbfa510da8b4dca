package org.chartwarden.fhir.search.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatientKeyTest {

  /** The first four bytes of the SHA-256 of abc, as FIPS 180-2 gives it: ba7816bf. */
  @Test
  void isTheBeginningOfTheHashOfTheId() {
    assertThat(PatientKey.of("abc")).isEqualTo(0xba7816bf);
  }

  @Test
  void rowsOfSeveralPatientsMayBelongToEach() {
    assertThat(PatientKey.among(List.of("abc"))).containsExactly(0xba7816bf, PatientKey.SEVERAL);
  }
}
