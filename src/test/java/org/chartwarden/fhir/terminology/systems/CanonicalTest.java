package org.chartwarden.fhir.terminology.systems;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalTest {

  @Test
  void readsVersionAndFragment() {
    assertThat(Canonical.parse(" http://x|1.0#part ")).isEqualTo(new Canonical("http://x", "1.0"));
    assertThat(Canonical.parse("http://x")).isEqualTo(new Canonical("http://x", ""));
    assertThat(new Canonical("http://x", "1")).hasToString("http://x|1");
  }

  @Test
  void ordersVersionsByTheirNumbers() {
    List<String> shuffled =
        List.of("2.10", "2.9", "2024-11-01", "2024-02-28", "4.0.1", "4.0.0", "4", "", "4.0.1-rc");
    assertThat(shuffled.stream().sorted(Canonical.VERSION_ORDER).toList())
        .containsExactly(
            "", "2.9", "2.10", "4", "4.0.0", "4.0.1", "4.0.1-rc", "2024-02-28", "2024-11-01");
    assertThat(Canonical.VERSION_ORDER.compare(null, "1")).isNegative();
  }
}
