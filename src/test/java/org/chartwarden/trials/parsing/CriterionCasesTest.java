package org.chartwarden.trials.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.platform.PipeTable;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionType;
import org.chartwarden.trials.criteria.CriterionTypeCatalog;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.facts.FactsText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of criteria with what is read from them, and of facts with what follows. */
class CriterionCasesTest {

  static List<String[]> forms() {
    return PipeTable.rows("/trials/forms.psv", 3);
  }

  static List<String[]> sentences() {
    return PipeTable.rows("/trials/sentences.psv", 3);
  }

  static List<String[]> therapies() {
    return PipeTable.rows("/trials/therapies.psv", 3);
  }

  static List<String[]> verdicts() {
    return PipeTable.rows("/trials/verdicts.psv", 4);
  }

  @ParameterizedTest
  @MethodSource({"forms", "sentences", "therapies"})
  void readsTheForm(String kind, String text, String form) {
    assertThat(parsed(kind, text).describe()).as(text).isEqualTo(form);
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void judgesByTheFacts(String facts, String kind, String text, String state) {
    assertThat(parsed(kind, text).verdict(FactsText.of(facts)).state().code())
        .as(facts + " -> " + text + " -> " + parsed(kind, text).describe())
        .isEqualTo(state);
  }

  @Test
  void everyTypeHasCases() {
    Set<String> seen = new HashSet<>();
    for (String[] row : forms()) {
      parsed(row[0], row[1]).leaves().forEach(leaf -> seen.add(leaf.test().type()));
    }
    assertThat(seen)
        .containsAll(CriterionTypeCatalog.all().stream().map(CriterionType::id).toList());
  }

  private static CriterionForm parsed(String kind, String text) {
    CriterionKind actual = kind.equals("i") ? CriterionKind.INCLUSION : CriterionKind.EXCLUSION;
    return CriteriaParser.parse(EligibilityCriterion.given("x1", actual, text)).form();
  }
}
