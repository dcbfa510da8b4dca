package org.chartwarden.agent.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of several orders of one clause carries its own time, urgency and side. */
class OrderDetailsTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2023-11-13T10:15:00+00:00");

  @Test
  void givesEachStudyItsSide() {
    assertThat(said("MRI left knee and x-ray right ankle for S2000003", "laterality"))
        .containsExactly("left", "right");
  }

  @Test
  void givesEachOrderItsUrgency() {
    assertThat(said("Stat CXR and routine cardiology referral for S2000001", "priority"))
        .containsExactly("stat", "routine");
  }

  @Test
  void keepsTheTimeOfATestFromTheDrugBeforeIt() {
    assertThat(said("KCl 40 mEq PO and BMP at 6 pm for S2000001", "start")).containsExactly("", "");
  }

  @Test
  void tellsForWhatADrugIsTakenWhenNeeded() {
    assertThat(said("Ondansetron 4 mg IV q6h PRN nausea - S2000010", "note"))
        .containsExactly("as needed for nausea");
    assertThat(said("Ondansetron 4 mg IV q6h PRN nausea - S2000010", "frequency"))
        .containsExactly("every 6 hours");
  }

  @Test
  void givesOnlyTheNarrowestTierThatHolds() {
    FakeChart.Run run =
        WardChart.at(NOW)
            .run(
                "If K is under 3.5 in S2000003 order 40 mEq KCl PO. If it is under 3.0 order 60 mEq"
                    + " KCl PO.",
                "",
                NOW);
    assertThat(run.proposals()).hasSize(1);
    assertThat(run.proposals().get(0).arguments().get("dose").asInt()).isEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Start S2000004 on lisinopril 10 mg and atorvastatin PO daily",
        "CBC tomorrow at 6 am and BMP at 2 pm for S2000001",
        "Cardiology referral and BMP tomorrow at 6 am for S2000001",
        "CT head with contrast and CT abdomen without contrast for S2000004",
        "Give S2000001 or S2000003 40 mEq KCl PO",
        "nimodipine 60 mg PO q4h for S2000003"
      })
  void ordersNothingWhereItDoesNotSeeWhatHoldsForWhat(String instruction) {
    FakeChart.Run run = WardChart.at(NOW).run(instruction, "", NOW);
    assertThat(run.end()).isInstanceOf(PlannerMove.Decline.class);
    assertThat(run.proposals()).isEmpty();
  }

  private static List<String> said(String instruction, String argument) {
    return WardChart.at(NOW).run(instruction, "", NOW).proposals().stream()
        .map(p -> p.arguments().path(argument).asText())
        .toList();
  }
}
