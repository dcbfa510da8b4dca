package org.chartwarden.trials.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactsText;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.TrialMatcher;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.parsing.ParsedCriterion;
import org.chartwarden.trials.reading.PatientNote;
import org.junit.jupiter.api.Test;

class EligibilityReportTest {

  private static final PatientFacts FACTS =
      FactsText.of("born 1960-01-01; female; problem COPD; problem asthma; complete problems");

  private static ReportedMatch match(String id, String text) {
    TrialLabel label =
        new TrialLabel(
            id, "Trial " + id, "RECRUITING", "2024-01-02", Optional.empty(), text, List.of());
    ParsedTrial trial =
        new ParsedTrial(id, label.title(), List.of("COPD"), CriteriaParser.parse(text));
    return new ReportedMatch(label, TrialMatcher.match(FACTS, trial));
  }

  private static EligibilityReport report(ReportedMatch... matches) {
    return EligibilityReport.of(
        ReportSubject.of(FACTS, "Ada Quist", List.of()), List.of(matches), List.of());
  }

  private static TrialReport trial(String text) {
    return report(match("NCT00000001", text)).trials().get(0);
  }

  private static NoteQuotes quotes(PatientNote... notes) {
    return new NoteQuotes(ReportSubject.of(FACTS, "", List.of(notes)));
  }

  @Test
  void tellsWhatEachStateMeansForThePatient() {
    TrialReport trial =
        trial(
            """
            Inclusion Criteria:
            - Age 18 years or older
            - Stroke
            - Hemoglobin above 9 g/dL
            Exclusion Criteria:
            - Asthma
            - Cirrhosis
            """);
    assertThat(trial.criteria())
        .extracting(one -> one.criterion().id() + " " + one.state().code() + " " + one.effect())
        .containsExactly(
            "i1 met HELPS",
            "i2 not_met BLOCKS",
            "i3 unknown OPEN",
            "e1 met BLOCKS",
            "e2 not_met HELPS");
    assertThat(trial.counts().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
    assertThat(trial.criteria(Effect.BLOCKS))
        .extracting(one -> one.criterion().id())
        .containsExactly("i2", "e1");
  }

  @Test
  void showsWhatNoRuleReads() {
    TrialReport trial = trial("Inclusion Criteria:\n- Qwrtzu fnord blivet\n");
    CriterionReport one = trial.criteria().get(0);
    assertThat(one.state()).isEqualTo(ReportedState.UNSUPPORTED);
    assertThat(one.effect()).isEqualTo(Effect.OPEN);
    assertThat(one.unread()).isNotEmpty();
    assertThat(one.missing()).isPresent();
  }

  @Test
  void asksTheOneThingThatIsLeft() {
    TrialReport trial =
        trial("Inclusion Criteria:\n- Age 18 years or older\n- Hemoglobin above 9 g/dL\n");
    assertThat(trial.questions()).hasSize(1);
    assertThat(trial.questions().get(0).onlyOne()).isTrue();
    assertThat(trial.questions().get(0).criteria()).containsExactly("i2");
  }

  @Test
  void asksOnceWhatSettlesSeveralAndConsentLast() {
    TrialReport trial =
        trial(
            """
            Inclusion Criteria:
            - Able to give written informed consent
            - Platelets above 100 x 10^9/L
            - Hemoglobin above 9 g/dL
            Exclusion Criteria:
            - Hemoglobin above 17 g/dL
            """);
    assertThat(trial.questions())
        .extracting(OpenQuestion::criteria)
        .containsExactly(List.of("i3", "e1"), List.of("i2"), List.of("i1"));
    assertThat(trial.questions()).noneMatch(OpenQuestion::onlyOne);
    assertThat(trial.questions().get(2).routine()).isTrue();
  }

  @Test
  void gathersQuestionsOnlyOfTrialsThatNothingRulesOut() {
    EligibilityReport report =
        report(
            match("NCT00000001", "Inclusion Criteria:\n- Platelets above 100 x 10^9/L\n"),
            match(
                "NCT00000002",
                "Inclusion Criteria:\n- Platelets above 50 x 10^9/L\n- Hemoglobin above 9 g/dL\n"),
            match(
                "NCT00000003",
                "Inclusion Criteria:\n- Serum albumin above 3 g/dL\nExclusion Criteria:\n- Asthma\n"));
    assertThat(report.questions()).hasSize(2);
    SharedQuestion first = report.questions().get(0);
    assertThat(first.trials()).containsExactly("NCT00000001", "NCT00000002");
    assertThat(first.decides()).isEqualTo(1);
    assertThat(report.trials()).extracting(TrialReport::rank).containsExactly(1, 2, 3);
    assertThat(report.trials().get(2).questions()).hasSize(1);
    assertThat(report.trials().get(2).questions().get(0).onlyOne()).isFalse();
  }

  @Test
  void leavesWhatBlocksOneCohortNeutral() {
    EligibilityCriterion criterion =
        new EligibilityCriterion(
            "i1", CriterionKind.INCLUSION, "Stroke", Optional.empty(), "", Optional.of("Cohort A"));
    assertThat(Effect.of(criterion, ReportedState.NOT_MET)).isEqualTo(Effect.NEUTRAL);
    assertThat(Effect.of(criterion, ReportedState.MET)).isEqualTo(Effect.HELPS);
  }

  @Test
  void countsPlacesByCodePoint() {
    String text = "Inclusion Criteria \ud83e\ude7a:\n- Age 18 years or older\n";
    CriterionReport one = trial(text).criteria().get(0);
    TextSpan span = one.span().orElseThrow();
    int[] points = text.codePoints().toArray();
    assertThat(new String(points, span.start(), span.end() - span.start()))
        .isEqualTo("Age 18 years or older");
  }

  @Test
  void quotesTheSentenceAroundAFact() {
    RecordPointer source = new RecordPointer("DocumentReference", "d", 3, "");
    String text = "\ud83e\ude7a First. Second has K 3.4 mmol/L today. Third.\nFourth";
    int at = text.indexOf("K 3.4");
    ReportedEvidence found =
        quotes(new PatientNote(source, text, LocalDate.of(2024, 6, 1)))
            .of(FactEvidence.of(source, new TextSpan(at, at + 5, "K 3.4")));
    assertThat(found.around()).isEqualTo("Second has K 3.4 mmol/L today.");
    assertThat(found.span().orElseThrow().start()).isEqualTo(at - 1);
    assertThat(found.noteDay()).contains(LocalDate.of(2024, 6, 1));
  }

  @Test
  void cutsALongSentenceBetweenWords() {
    RecordPointer source = new RecordPointer("DocumentReference", "d", 1, "");
    String text = "word ".repeat(100) + "here " + "after ".repeat(100);
    int at = text.indexOf("here");
    String around =
        quotes(new PatientNote(source, text, LocalDate.EPOCH))
            .of(FactEvidence.of(source, new TextSpan(at, at + 4, "here")))
            .around();
    assertThat(around).startsWith("… word ").endsWith(" after …").contains(" here ");
    assertThat(around.length()).isLessThan(250);
  }

  @Test
  void handsOnAPlaceInANoteThatIsNotAtHand() {
    RecordPointer source = new RecordPointer("DocumentReference", "d", 1, "");
    FactEvidence evidence = FactEvidence.of(source, new TextSpan(4, 8, "here"));
    ReportedEvidence found = quotes().of(evidence);
    assertThat(found.span()).contains(evidence.span().orElseThrow());
    assertThat(found.around()).isEmpty();
    ReportedEvidence beyond =
        quotes(new PatientNote(source, "short", LocalDate.EPOCH)).of(evidence);
    assertThat(beyond.around()).isEmpty();
  }

  @Test
  void writesJson() {
    JsonNode json =
        EligibilityJson.of(
            report(
                match(
                    "NCT00000001",
                    "Inclusion Criteria:\n- Age 18 years or older\n- Platelets above 100 x 10^9/L")));
    assertThat(json.at("/patient/age").asText()).isEqualTo("64 years");
    assertThat(json.at("/patient/sex").asText()).isEqualTo("female");
    assertThat(json.at("/asOf").asText()).isEqualTo("2024-06-15");
    assertThat(json.at("/counts/potentially_eligible").asInt()).isEqualTo(1);
    JsonNode trial = json.at("/trials/0");
    assertThat(trial.at("/rank").asInt()).isEqualTo(1);
    assertThat(trial.at("/registryStatus").asText()).isEqualTo("RECRUITING");
    assertThat(trial.at("/score/total").isNumber()).isTrue();
    assertThat(trial.at("/counts/unknown").asInt()).isEqualTo(1);
    assertThat(trial.at("/criteria/0/state").asText()).isEqualTo("met");
    assertThat(trial.at("/criteria/0/evidence/0/reference").asText()).startsWith("Patient/");
    assertThat(trial.at("/criteria/1/missing/todo").asText()).isEqualTo("test");
    assertThat(trial.at("/criteria/1/missing/code/system").asText()).isEqualTo("http://loinc.org");
    assertThat(json.at("/questions/0/decides").asInt()).isEqualTo(1);
  }

  @Test
  void ranksPatientsOfATrial() {
    ParsedCriterion criterion =
        CriteriaParser.parse(
            EligibilityCriterion.given("i1", CriterionKind.INCLUSION, "Age 18 years or older"));
    ParsedTrial trial =
        new ParsedTrial("NCT00000001", "A trial", List.of(), new ArrayList<>(List.of(criterion)));
    TrialLabel label =
        new TrialLabel("NCT00000001", "A trial", "", "", Optional.empty(), "", List.of());
    JsonNode json =
        EligibilityJson.of(
            CandidateReport.of(
                label,
                List.of(
                    new CandidateReport.Matched(
                        ReportSubject.of(FACTS, "", List.of()), TrialMatcher.match(FACTS, trial))),
                List.of("A remark.")));
    assertThat(json.at("/trial/id").asText()).isEqualTo("NCT00000001");
    assertThat(json.at("/candidates/0/rank").asInt()).isEqualTo(1);
    assertThat(json.at("/candidates/0/status").asText()).isEqualTo("potentially_eligible");
    assertThat(json.at("/remarks/0").asText()).isEqualTo("A remark.");
  }
}
