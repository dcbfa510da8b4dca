package org.chartwarden.fhir.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  private static final long SIZE = 1000;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-499, 0, 499",
    "bytes=500-, 500, 999",
    "bytes=-500, 500, 999",
    "bytes=-5000, 0, 999",
    "bytes=999-5000, 999, 999",
    "'bytes = 1 - 2', 1, 2"
  })
  void readsOneRange(String header, long first, long last) {
    assertThat(ByteRange.of(header, SIZE)).contains(new ByteRange(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,5-6",
        "bytes=5-4",
        "bytes=-",
        "lines=0-1",
        "bytes=a-b",
        "",
        "bytes=99999999999999999999-"
      })
  void takesTheRestForNoRange(String header) {
    assertThat(ByteRange.of(header, SIZE)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=1000-", "bytes=5000-6000", "bytes=-0"})
  void refusesWhatLiesBehindTheEnd(String header) {
    assertThatThrownBy(() -> ByteRange.of(header, SIZE))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(416));
  }
}
