package org.chartwarden.trials.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemFactsTest {

  private static PatientFacts condition(String more) {
    PatientFacts.Builder facts = ResourceRows.nobody();
    new ProblemFacts(facts).add(ResourceRows.of("c", "{'resourceType':'Condition'," + more + "}"));
    return facts.build();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'code':{'text':'Gout'} | PRESENT",
        "'code':{'text':'Gout'},'clinicalStatus':{'coding':[{'code':'active'}]} | PRESENT",
        "'code':{'text':'Gout'},'clinicalStatus':{'coding':[{'code':'remission'}]} | PAST",
        "'code':{'text':'Gout'},'abatementDateTime':'2021' | PAST",
        "'code':{'text':'Gout'},'verificationStatus':{'coding':[{'code':'refuted'}]} | ABSENT",
        "'code':{'text':'Gout'},'verificationStatus':{'coding':[{'code':'provisional'}]} | POSSIBLE"
      })
  void readsTheStateOfACondition(String more, FactState state) {
    assertThat(condition(more).problems()).singleElement().matches(one -> one.state() == state);
  }

  @Test
  void takesTheDayOfWritingForTheLatestBegin() {
    assertThat(
            condition("'code':{'text':'Gout'},'recordedDate':'2020-03-04'")
                .problems()
                .get(0)
                .time()
                .begin())
        .contains(new DayRange(LocalDate.of(1900, 1, 1), LocalDate.of(2020, 3, 4)));
  }

  @ParameterizedTest
  @CsvSource({
    "O09.93, true",
    "Z34.00, true",
    "O24.410, true",
    "O90.81, false",
    "O85, false",
    "M10.9, false"
  })
  void tellsAPregnancyByItsCode(String code, boolean pregnant) {
    PatientFacts facts =
        condition(
            "'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'"
                + code
                + "','display':'Code of a list'}]}");
    assertThat(!facts.statuses(StatusFact.PREGNANCY).isEmpty()).isEqualTo(pregnant);
  }

  @ParameterizedTest
  @CsvSource({
    "Normal pregnancy, true",
    "Gestational diabetes, true",
    "History of gestational diabetes, false",
    "Ectopic pregnancy, false"
  })
  void tellsAPregnancyByItsName(String name, boolean pregnant) {
    PatientFacts facts = condition("'code':{'text':'" + name + "'}");
    assertThat(!facts.statuses(StatusFact.PREGNANCY).isEmpty()).isEqualTo(pregnant);
  }

  @Test
  void readsWhatRelativesHave() {
    PatientFacts.Builder facts = ResourceRows.nobody();
    new ProblemFacts(facts)
        .family(
            ResourceRows.of(
                "f",
                "{'resourceType':'FamilyMemberHistory','relationship':{'text':'mother'},"
                    + "'condition':[{'code':{'text':'Stroke'}},{'code':{'text':'Gout'}}]}"));
    assertThat(facts.build().problems())
        .hasSize(2)
        .allMatch(one -> one.state() == FactState.RELATIVE)
        .allMatch(one -> one.details().equals(List.of("mother")));
  }
}
