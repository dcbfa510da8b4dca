package org.chartwarden.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class FreeTextCheckTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-15T08:00:00-05:00");

  @Test
  void writesMomentsAsPeopleDo() {
    assertThat(FreeTextCheck.spoken("Potassium 2.9 mmol/L at 2026-01-15T03:00:00Z.", NOW))
        .isEqualTo("Potassium 2.9 mmol/L at 2026-01-14 22:00.");
  }

  @Test
  void takesNoSumForResults() {
    assertThat(
            FreeTextCheck.spoken(
                "Potassium 2.9 is below 3.5; (3.5 - 2.9) / 0.1 * 10 = 60 mEq. Goal 4.", NOW))
        .isEqualTo("Potassium 2.9 is below 3.5; . Goal 4.");
    assertThat(FreeTextCheck.spoken("Potassium 2.9, range 3.5 - 5.0.", NOW))
        .isEqualTo("Potassium 2.9, range 3.5 - 5.0.");
  }
}
