package org.chartwarden.smart.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long published keys are kept. */
class ClientKeysTest {

  @ParameterizedTest
  @CsvSource({
    "'max-age=60', 60",
    "'public, max-age=0', 0",
    "'MAX-AGE = 7, must-revalidate', 7",
    "'max-age=86400', 300",
    "'no-store', 0",
    "'private, no-cache', 0",
    "'no-cache=\"Set-Cookie\"', 0",
    "'public', 300",
    "'max-age=nonsense', 300",
    "'', 300"
  })
  void isToldByTheHeader(String header, int seconds) {
    assertThat(ClientKeys.kept(header)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void isFiveMinutesWithoutOne() {
    assertThat(ClientKeys.kept(null)).isEqualTo(Duration.ofMinutes(5));
  }
}
