package org.chartwarden.trials.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionVerdict;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.criteria.MissingItem;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.matching.MatchScore;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.matching.MatchedCriterion;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.TrialMatch;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.reading.PatientNote;
import org.junit.jupiter.api.Test;

class EligibilityPageTest {

  private static final String POISON =
      "</style></title><script>alert(1)</script><img src=x onerror=alert(2)>\"' url(http://x) &lt;";
  private static final RecordPointer NOTE = new RecordPointer("DocumentReference", "d", 2, "");
  private static final RecordPointer LAB = new RecordPointer("Observation", "k", 4, "");

  private static MatchedCriterion criterion(
      String id, CriterionKind kind, String text, CriterionVerdict verdict) {
    return new MatchedCriterion(
        CriteriaParser.parse(
            new EligibilityCriterion(
                id, kind, text, Optional.empty(), text, Optional.of("A " + text))),
        verdict);
  }

  private static EligibilityReport report(String words, MatchStatus status) {
    return report(words, status, ReportPart.ALL);
  }

  private static EligibilityReport report(String words, MatchStatus status, ReportPart part) {
    String note = "Before. " + words + " stands here. After.";
    FactEvidence quoted = FactEvidence.of(NOTE, new TextSpan(8, 8 + words.length(), words));
    List<MatchedCriterion> criteria =
        List.of(
            criterion(
                "i1",
                CriterionKind.INCLUSION,
                words,
                CriterionVerdict.met(words, List.of(quoted, FactEvidence.of(LAB, words)))),
            criterion(
                "i2",
                CriterionKind.INCLUSION,
                words,
                CriterionVerdict.unknown(
                    words, MissingItem.test(words, Optional.of(new Code(words, words, words))))),
            criterion(
                "e1", CriterionKind.EXCLUSION, words, CriterionVerdict.notMet(words, List.of())),
            new MatchedCriterion(
                CriteriaParser.parse(
                    EligibilityCriterion.given("e2", CriterionKind.EXCLUSION, "Asthma")),
                CriterionVerdict.met(words, List.of())));
    TrialMatch match =
        new TrialMatch(
            new ParsedTrial("NCT00000001", words, List.of(), List.of()),
            status,
            new MatchScore(0.8, 1, 0.5, 1, 1),
            criteria);
    TrialLabel label =
        new TrialLabel("NCT00000001", words, words, words, Optional.empty(), "", List.of(words));
    ReportSubject subject =
        new ReportSubject(
            new PatientLabel(
                Optional.of(new RecordPointer("Patient", "p", 3, "")),
                words,
                Optional.of(7),
                PersonSex.FEMALE),
            LocalDate.of(2024, 6, 15),
            List.of(new PatientNote(NOTE, note, LocalDate.of(2024, 6, 1))));
    return EligibilityReport.of(
        subject, List.of(new ReportedMatch(label, match)), part, List.of(words));
  }

  private static EligibilityReport plain() {
    return report("plain words", MatchStatus.POTENTIALLY_ELIGIBLE);
  }

  @Test
  void keepsForeignTextText() {
    String page = EligibilityPage.render(report(POISON, MatchStatus.POTENTIALLY_ELIGIBLE));
    assertThat(page).doesNotContain("<script").doesNotContain("<img");
    assertThat(count(page, "</style>")).isEqualTo(1);
    assertThat(count(page, "</title>")).isEqualTo(1);
    assertThat(page).contains("&lt;script&gt;alert(1)").contains("default-src 'none'");
    // No attribute ends early: every quote in a tag is one that the page wrote.
    Matcher tags = Pattern.compile("<[a-z][^>]*>").matcher(page);
    while (tags.find()) {
      assertThat(tags.group()).matches("<[a-z0-9]+(\\s+[a-z-]+(=\"[^\"<>]*\")?)*\\s*>");
    }
  }

  @Test
  void keepsForeignTextTextOnThePageOfATrial() {
    EligibilityReport one = report(POISON, MatchStatus.EXCLUDED);
    CandidateReport report =
        new CandidateReport(
            one.trials().get(0).trial(),
            one.counts(),
            List.of(new CandidateReport.Candidate(one.patient(), one.asOf(), one.trials().get(0))),
            List.of(POISON));
    String page = EligibilityPage.render(report);
    assertThat(page).doesNotContain("<script").doesNotContain("<img");
    assertThat(count(page, "</style>")).isEqualTo(1);
    assertThat(page).contains("Of 1 patient, 0 may be eligible, 1 is excluded, 0 do not fit.");
  }

  @Test
  void loadsNothing() {
    assertThat(EligibilityPage.render(plain()))
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("src=")
        .doesNotContain("@import")
        .doesNotContain("url(");
  }

  @Test
  void leadsFromEveryFieldOfTheOverviewToItsCriterion() {
    String page = EligibilityPage.render(plain());
    for (String id : List.of("i1", "i2", "e1", "e2")) {
      assertThat(page).contains("href=\"#t1-" + id + "\"").contains("id=\"t1-" + id + "\"");
    }
  }

  @Test
  void tellsWhatIsOpenAndQuotesTheNote() {
    String page = EligibilityPage.render(plain());
    assertThat(page)
        .contains("To find out first")
        .contains("<q><mark>plain words</mark> stands here.</q>")
        .contains("note of 1 June 2024, DocumentReference/d\u00a0v2")
        .contains("Observation/k\u00a0v4")
        .contains("Patient/p\u00a0v3")
        .contains("7 months")
        .contains("rules out")
        .contains("Not a decision");
  }

  @Test
  void asksNothingFirstWhereEveryTrialRulesOut() {
    String page = EligibilityPage.render(report("plain words", MatchStatus.EXCLUDED));
    assertThat(page).doesNotContain("To find out first").contains("What rules the patient out");
  }

  @Test
  void namesThePersonOnEverySheet() {
    String page = EligibilityPage.render(report("O'Neil; } <", MatchStatus.EXCLUDED));
    assertThat(page)
        .contains("@bottom-left { content: \"O\\27 Neil\\3b  \\7d  \\3c \\2c  judged on 15 June");
  }

  @Test
  void showsTheBestOfMany() {
    String page =
        EligibilityPage.render(
            report("plain words", MatchStatus.POTENTIALLY_ELIGIBLE, ReportPart.first(0)));
    assertThat(page).contains("Of 1 trial, 1 may be possible").doesNotContain("NCT00000001");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
