package org.chartwarden.trials.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.chartwarden.platform.PipeTable;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.facts.FactsText;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.parsing.ParsedCriterion;
import org.junit.jupiter.api.Test;

/**
 * A run tells the states that matching one pair tells: every criterion of the tables for every
 * patient of the tables, for patients mixed of several, and for patients whose notes hold the
 * criteria themselves.
 */
class StatesOnlyTest {

  private static final int MIXED = 200;
  private static final int MOST_PARTS = 6;

  /** So many are passed over that the test stays quick. */
  private static final int EVERY_CRITERION = 3;

  private static final int EVERY_NOTE = 7;

  private final ParsedTrial trial =
      new ParsedTrial("NCT00000001", "all", List.of("diabetes"), criteria());
  private final TrialSet set = TrialSet.of(List.of(trial));

  private static List<ParsedCriterion> criteria() {
    List<String[]> rows = new ArrayList<>();
    PipeTable.rows("/trials/forms.psv", 3).forEach(row -> rows.add(new String[] {row[0], row[1]}));
    PipeTable.rows("/trials/verdicts.psv", 4)
        .forEach(row -> rows.add(new String[] {row[1], row[2]}));
    PipeTable.rows("/trials/note-words.psv", 4)
        .forEach(row -> rows.add(new String[] {row[1], row[2]}));
    List<ParsedCriterion> criteria = new ArrayList<>();
    for (String[] row : rows) {
      CriterionKind kind = row[0].equals("i") ? CriterionKind.INCLUSION : CriterionKind.EXCLUSION;
      criteria.add(
          CriteriaParser.parse(EligibilityCriterion.given("c" + criteria.size(), kind, row[1])));
    }
    return criteria;
  }

  private static List<String> patients() {
    Set<String> lines = new LinkedHashSet<>();
    PipeTable.rows("/trials/verdicts.psv", 4).forEach(row -> lines.add(row[0]));
    return List.copyOf(lines);
  }

  @Test
  void forThePatientsOfTheTables() {
    patients().forEach(this::agrees);
  }

  @Test
  void forPatientsMixedOfSeveral() {
    List<String> all = patients();
    Random random = new Random(7);
    for (int i = 0; i < MIXED; i++) {
      List<String> parts = new ArrayList<>();
      for (int part = 2 + random.nextInt(MOST_PARTS - 1); part > 0; part--) {
        parts.add(all.get(random.nextInt(all.size())));
      }
      if (i % 2 == 0) {
        parts.add("complete problems; complete drugs; complete procedures; complete allergies");
      }
      agrees(String.join("; ", parts));
    }
  }

  @Test
  void forPatientsWhoseNotesHoldTheCriteria() {
    for (int i = 0; i < trial.criteria().size(); i += EVERY_CRITERION) {
      ParsedCriterion parsed = trial.criteria().get(i);
      String words = parsed.criterion().text().replace(';', ',');
      agrees("female; note " + words + "; note Never " + words);
      agrees("male; problem " + words + "; complete problems");
    }
  }

  @Test
  void forPatientsWithNotes() {
    List<String[]> cases = NoteCasesTest.cases();
    for (int i = 0; i < cases.size(); i += EVERY_NOTE) {
      String note = cases.get(i)[0];
      agrees(note, NoteCasesTest.facts(note));
    }
  }

  private void agrees(String line) {
    agrees(line, FactsText.of(line));
  }

  private void agrees(String line, PatientFacts facts) {
    List<CriterionState> states = set.standings(facts).get(0).states();
    for (int i = 0; i < states.size(); i++) {
      ParsedCriterion parsed = trial.criteria().get(i);
      CriterionState whole = parsed.verdict(facts).state();
      if (whole != states.get(i)) {
        assertThat(states.get(i))
            .as("%s for %s: %s", parsed.criterion().text(), line, parsed.form().describe())
            .isEqualTo(whole);
      }
    }
    assertThat(states).hasSameSizeAs(trial.criteria());
  }
}
