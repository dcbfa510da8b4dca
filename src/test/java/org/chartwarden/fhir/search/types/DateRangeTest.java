package org.chartwarden.fhir.search.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateRangeTest {

  @ParameterizedTest
  @CsvSource({
    "2024, 2024-01-01T00:00:00Z, 2024-12-31T23:59:59.999999Z",
    "2024-02, 2024-02-01T00:00:00Z, 2024-02-29T23:59:59.999999Z",
    "2024-02-29, 2024-02-29T00:00:00Z, 2024-02-29T23:59:59.999999Z",
    "2024-02-29T10:15, 2024-02-29T10:15:00Z, 2024-02-29T10:15:59.999999Z",
    "2024-02-29T10:15:07Z, 2024-02-29T10:15:07Z, 2024-02-29T10:15:07.999999Z",
    "2024-02-29T10:15:07.5Z, 2024-02-29T10:15:07.5Z, 2024-02-29T10:15:07.599999Z",
    "2024-02-29T10:15:07.123456Z, 2024-02-29T10:15:07.123456Z, 2024-02-29T10:15:07.123456Z",
    "2024-02-29T10:15:07.123456789Z, 2024-02-29T10:15:07.123456Z, 2024-02-29T10:15:07.123456Z",
    "2024-02-29T23:30:00-05:00, 2024-03-01T04:30:00Z, 2024-03-01T04:30:00.999999Z",
    "2024-02-29T10:15:00 02:00, 2024-02-29T08:15:00Z, 2024-02-29T08:15:00.999999Z",
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59Z, 2016-12-31T23:59:59.999999Z",
    "1932-12-29, 1932-12-29T00:00:00Z, 1932-12-29T23:59:59.999999Z"
  })
  void spansWhatItsPrecisionSays(String text, Instant low, Instant high) {
    assertThat(DateRange.of(text)).contains(new DateRange(micros(low), micros(high)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "24",
        "2024-13",
        "2024-02-30",
        "2023-02-29",
        "2024-1-1",
        "2024-02-29T25:00",
        "2024-02-29T10",
        "2024-02-29T10:15:00+25:00",
        "2024-02-29 10:15",
        "yesterday",
        "20240229"
      })
  void refusesWhatIsNoDate(String text) {
    assertThat(DateRange.of(text)).isEmpty();
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
