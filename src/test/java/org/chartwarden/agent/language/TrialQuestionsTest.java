package org.chartwarden.agent.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Interpretation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialQuestionsTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2023-11-13T10:15:00+00:00");

  private static List<Goal> goals(String instruction, String context) {
    Interpretation read = ClinicalInterpreter.interpret(instruction, context, NOW);
    return read instanceof Interpretation.Understood understood
        ? understood.request().goals()
        : List.of();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Which trials could this patient join?",
        "What clinical trials is the patient eligible for?",
        "Which studies might she qualify for?",
        "Please find clinical trials that match the patient.",
        "Is there any trial he can take part in?",
        "Can the patient be enrolled in a clinical study?"
      })
  void asksForTrialsOfThePatientOfTheContext(String instruction) {
    assertThat(goals(instruction, "Patient S6534835."))
        .containsExactly(new Goal.TrialMatch(0, List.of(), null, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is patient S6534835 eligible for NCT01234567?",
        "Does patient S6534835 meet the criteria of nct01234567?",
        "Could S6534835 participate in the study NCT01234567?",
        "Check whether patient S6534835 qualifies for trial NCT01234567."
      })
  void asksHowAPatientStandsToATrial(String instruction) {
    assertThat(goals(instruction, ""))
        .containsExactly(new Goal.TrialMatch(0, List.of("NCT01234567"), null, false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Who could take part in NCT01234567?",
        "Which patients are eligible for NCT01234567?",
        "Find patients who match the trial NCT01234567.",
        "Is anyone suitable for NCT01234567?",
        "List candidates for NCT01234567"
      })
  void asksForThePatientsOfATrial(String instruction) {
    assertThat(goals(instruction, "")).containsExactly(new Goal.TrialCandidates("NCT01234567"));
  }

  @Test
  void takesWhatTrialsAreAboutAndWhetherTheyRecruit() {
    assertThat(goals("Which recruiting trials for asthma could patient S6534835 join?", ""))
        .containsExactly(new Goal.TrialMatch(0, List.of(), "asthma", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is patient S6534835 eligible for NCT01234567 unless she is pregnant?",
        "Enroll patient S6534835 in NCT01234567 and order a CT.",
        "Which trials could this patient not join?",
        "What did the sleep study of patient S6534835 show?",
        "Is patient S6534835 a candidate for surgery?"
      })
  void leavesWhatItDoesNotUnderstandWholly(String instruction) {
    assertThat(goals(instruction, ""))
        .noneMatch(goal -> goal instanceof Goal.TrialMatch)
        .noneMatch(goal -> goal instanceof Goal.TrialCandidates);
  }

  @Test
  void doesNotTakeATrialForAPatient() {
    assertThat(PatientMentions.of("Who could take part in NCT01234567?", "")).isEmpty();
  }
}
