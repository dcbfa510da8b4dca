package org.chartwarden.trials.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexRuleTest {

  private static final LocalDate DAY = LocalDate.of(2024, 6, 15);

  private static List<String> queries(String criterion, boolean exact) {
    ParsedTrial trial =
        new ParsedTrial(
            "a", "a", List.of(), CriteriaParser.parse("Inclusion Criteria:\n- " + criterion));
    return IndexRule.of(trial, DAY, exact).stream().map(IndexRule::query).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Age 18 years or older|birthdate=sa2006-07-15",
        "Age 18 to 75 years|birthdate=sa2006-07-15 birthdate=eb1948-06-15",
        "Women|gender=male",
        "Women of 40 to 60 years"
            + "|gender=male gender=female&birthdate=sa1984-07-15 gender=female&birthdate=eb1963-06-15",
        "Age below 12 years|birthdate=eb2012-06-15",
        "Age 18 years or older with diabetes|",
        "Diabetes|"
      })
  void isTheSearchForThoseWhomAgeOrSexRulesOut(String criterion, String wanted) {
    List<String> expected = wanted == null ? List.of() : Arrays.asList(wanted.split(" "));
    assertThat(queries(criterion, true)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void settlesNobodyAsTooYoungWhereTheDayMayBeALaterOne() {
    assertThat(queries("Age 18 to 75 years", false)).containsExactly("birthdate=eb1948-06-15");
  }

  @Test
  void leavesExclusionsAndCohortsToTheChart() {
    ParsedTrial trial =
        new ParsedTrial(
            "a", "a", List.of(), CriteriaParser.parse("Exclusion Criteria:\n- Age below 18 years"));
    assertThat(IndexRule.of(trial, DAY, true)).isEmpty();
  }
}
