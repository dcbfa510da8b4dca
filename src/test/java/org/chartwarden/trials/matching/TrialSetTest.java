package org.chartwarden.trials.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.facts.FactsText;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialSetTest {

  private static final String INCLUSIONS =
      """
      Inclusion Criteria:
      - Age 18 to 75 years
      - Moderate to severe COPD, asthma or other chronic lung disease
      - Type 2 diabetes, except when treated with insulin
      - At least two of the following: hypertension, obesity, smoking
      - HbA1c between 7 and 10 %
      - Able to swallow tablets and speaks English
      - Creatinine clearance above 50 mL/min
      - Hip replacement within the last 12 months
      """;
  private static final String EXCLUSIONS =
      """
      Exclusion Criteria:
      - Pregnant or breast-feeding women
      - Active cancer except basal cell carcinoma of the skin
      - Warfarin or another anticoagulant within 4 weeks
      - Allergy to penicillin
      - Alcohol or drug abuse
      - Stroke or myocardial infarction in the last 6 months
      - Life expectancy of less than 3 months
      - Influenza vaccine in the last 30 days
      - Physically or intellectually challenged (sole flumadiddles)
      - COPD or was flumadiddled at home
      - Zorbic asthma or was flumadiddled at home
      """;

  private static final List<String> PATIENTS =
      List.of(
          "born 1960-01-01; female; problem COPD; past problem stroke at 2024-03; drug warfarin",
          "born 1990-05-01; male; problem asthma; problem obesity; no problem cancer; drug insulin;"
              + " lab hba1c 8.1 % 2024-06-01; note Swallows tablets well and speaks English",
          "born 2015-01-01; female; complete problems; complete drugs; complete procedures",
          "aged 70; female; procedure hip replacement at 2024-02-01; allergy penicillin; problem"
              + " type 2 diabetes; status smoking; problem hypertension; complete problems",
          "male; problem basal cell carcinoma; problem alcohol dependence; no allergies; drug"
              + " influenza vaccine; note Life expectancy less than two months; note"
              + " Physically challenged by flumadiddles alone",
          "female");

  private static ParsedTrial trial(String id, String text, String condition) {
    return new ParsedTrial(id, id, List.of(condition), CriteriaParser.parse(text));
  }

  /** Whole texts, and each line as a trial of its own. */
  private static List<ParsedTrial> trials() {
    List<ParsedTrial> trials = new ArrayList<>();
    trials.add(trial("all", INCLUSIONS + EXCLUSIONS, "COPD"));
    trials.add(trial("in", INCLUSIONS, "type 2 diabetes"));
    trials.add(trial("out", EXCLUSIONS, "stroke"));
    for (String text : List.of(INCLUSIONS, EXCLUSIONS)) {
      String heading = text.lines().findFirst().orElseThrow();
      text.lines()
          .skip(1)
          .forEach(line -> trials.add(trial(line, heading + "\n" + line, line.substring(2))));
    }
    return trials;
  }

  @Test
  void tellsTheStatesThatMatchingTells() {
    List<ParsedTrial> trials = trials();
    TrialSet set = TrialSet.of(trials);
    int decided = 0;
    for (String patient : PATIENTS) {
      PatientFacts facts = FactsText.of(patient);
      List<Standing> standings = set.standings(facts);
      for (int i = 0; i < trials.size(); i++) {
        TrialMatch match = TrialMatcher.match(facts, trials.get(i));
        List<CriterionState> states =
            match.criteria().stream().map(one -> one.verdict().state()).toList();
        assertThat(standings.get(i))
            .as("%s for %s", trials.get(i).id(), patient.toLowerCase(Locale.ROOT))
            .isEqualTo(new Standing(match.status(), match.score(), states));
        decided += (int) states.stream().filter(CriterionState::decided).count();
      }
    }
    assertThat(decided).isGreaterThan(PATIENTS.size() * 8);
  }

  /** The same words narrow a symptom ahead of its name and not behind it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tellsApartWhereTheWordsStand(boolean turned) {
    List<ParsedTrial> trials =
        new ArrayList<>(
            List.of(
                trial("a", "Exclusion Criteria:\n- Patients with exertional headache", "COPD"),
                trial("b", "Exclusion Criteria:\n- Patients with headache exertional", "COPD")));
    if (turned) {
      Collections.reverse(trials);
    }
    PatientFacts facts =
        FactsText.of(
            "problem headache; complete problems; note Headache since last spring according to his"
                + " wife and always exertional");
    List<Standing> standings = TrialSet.of(trials).standings(facts);
    for (int i = 0; i < trials.size(); i++) {
      assertThat(standings.get(i).states())
          .isEqualTo(
              TrialMatcher.match(facts, trials.get(i)).criteria().stream()
                  .map(one -> one.verdict().state())
                  .toList());
    }
  }

  @Test
  void asksAQuestionOnceForAllTrials() {
    List<ParsedTrial> trials = trials();
    int leaves =
        trials.stream()
            .flatMap(one -> one.criteria().stream())
            .mapToInt(parsed -> parsed.form().leaves().size())
            .sum();
    assertThat(TrialSet.of(trials).questions()).isBetween(1, leaves / 2);
  }

  @Test
  void namesTheCriteriaThatRuleAPatientOut() {
    ParsedTrial trial = trial("a", INCLUSIONS + EXCLUSIONS, "COPD");
    Standing child = TrialSet.of(List.of(trial)).standings(FactsText.of(PATIENTS.get(2))).get(0);
    assertThat(child.status()).isEqualTo(MatchStatus.NOT_RELEVANT);
    assertThat(child.deciding(trial.criteria())).contains(0);
    Standing drinker =
        TrialSet.of(List.of(trial("b", EXCLUSIONS, "COPD")))
            .standings(FactsText.of(PATIENTS.get(3)))
            .get(0);
    assertThat(drinker.status()).isEqualTo(MatchStatus.EXCLUDED);
    assertThat(drinker.deciding(trial("b", EXCLUSIONS, "COPD").criteria())).containsExactly(3);
  }
}
