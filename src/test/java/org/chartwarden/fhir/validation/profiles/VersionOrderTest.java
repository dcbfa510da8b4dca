package org.chartwarden.fhir.validation.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionOrderTest {

  @Test
  void putsVersionsInTheOrderInWhichTheyWereMade() {
    List<String> order =
        List.of("", "1.0.0-ballot", "1.0.0", "1.2", "1.10.0", "6.1.0", "6.1.0.1", "20240901");
    List<String> shuffled = new ArrayList<>(order);
    Collections.reverse(shuffled);
    shuffled.sort(VersionOrder.ASCENDING);
    assertThat(shuffled).isEqualTo(order);
  }

  @Test
  void takesTheFirstPartsOfAVersionForAllVersionsThatBeginSo() {
    assertThat(VersionOrder.matches("", "6.1.0")).isTrue();
    assertThat(VersionOrder.matches("6.1.0", "6.1.0")).isTrue();
    assertThat(VersionOrder.matches("6.1", "6.1.0")).isTrue();
    assertThat(VersionOrder.matches("6.1", "6.10.0")).isFalse();
    assertThat(VersionOrder.matches("7.0.0", "6.1.0")).isFalse();
  }
}
