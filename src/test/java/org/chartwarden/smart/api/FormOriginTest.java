package org.chartwarden.smart.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chartwarden.smart.ServerAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormOriginTest {

  private static final ServerAddress SERVER = new ServerAddress("https://ehr.example.org/chart");

  @ParameterizedTest
  @CsvSource({
    ",, false",
    "same-origin, https://ehr.example.org, false",
    ", https://ehr.example.org, false",
    ", http://ward-7:8080, false",
    "none,, false",
    "same-origin, null, false",
    ", null, true",
    "same-site, null, true",
    "cross-site,, true",
    "cross-site, https://ehr.example.org, true",
    "same-site, https://other.example.org, true",
    ", https://evil.example, true",
    ", https://ehr.example.org.evil.example, true",
    ", http://evil-ward-7:8080, true",
    ", https://ehr.example.org:444, true",
    ", '', true",
    ", not an address, true"
  })
  void tellsFormsOfOtherSites(String site, String origin, boolean foreign) {
    FormOrigin from = new FormOrigin(Optional.ofNullable(site), Optional.ofNullable(origin));

    assertThat(from.foreign(SERVER, Optional.of("ward-7:8080"))).isEqualTo(foreign);
  }
}
