package org.chartwarden.notes.measurements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chartwarden.notes.NoteReader;
import org.junit.jupiter.api.Test;

class MeasurementPanelTest {

  private static final List<String> GAP = List.of("sodium", "chloride", "bicarbonate");

  @Test
  void takesTheValuesOfOneSample() {
    Map<String, MeasurementChoice> panel =
        read(
            "A sodium of 121 mmol/L was known from the clinic. He was then seen by us. He was"
                + " confused. His skin was dry. Sodium was 128, chloride 90 and bicarbonate 20"
                + " mmol/L.",
            TimeRule.FIRST);

    assertThat(panel.get("sodium").chosen().value()).isEqualTo("128");
    assertThat(panel.get("chloride").chosen().value()).isEqualTo("90");
    assertThat(panel.get("sodium").alternatives()).hasSize(1);
  }

  @Test
  void takesTheEarlierOfTwoFullSamples() {
    String sample = "Sodium was %d, chloride 90 and bicarbonate 20 mmol/L. ";

    assertThat(
            read(
                    sample.formatted(128) + "He slept. ".repeat(4) + sample.formatted(135),
                    TimeRule.FIRST)
                .get("sodium")
                .chosen()
                .value())
        .isEqualTo("128");
  }

  @Test
  void fillsWhatTheSampleLacks() {
    Map<String, MeasurementChoice> panel =
        read(
            "Sodium 128 and chloride 90 mmol/L. He slept. He ate. He slept. Bicarbonate 20 mmol/L.",
            TimeRule.FIRST);

    assertThat(panel.get("bicarbonate").chosen().value()).isEqualTo("20");
  }

  @Test
  void leavesOutWhatIsNotStated() {
    assertThat(read("Sodium 128 mmol/L.", TimeRule.FIRST)).containsOnlyKeys("sodium");
    assertThat(read("All was well.", TimeRule.LATEST)).isEmpty();
  }

  private static Map<String, MeasurementChoice> read(String text, TimeRule rule) {
    return MeasurementPanel.of(NoteReader.read(text).measurements(), GAP, rule);
  }
}
