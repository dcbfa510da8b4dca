package org.chartwarden.consistency.plausibility.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chartwarden.consistency.plausibility.NoteChecker;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.platform.PipeTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The case tables {@code plausibility/[rule].psv}: what it shows, the words that must be flagged (a
 * dash where no rule may flag anything), the day of the note or a dash, the note with {@code \n}
 * for line breaks.
 */
class NoteRuleCasesTest {

  /** One row of a table. */
  record Case(String rule, String what, String flagged, String day, String text) {
    @Override
    public String toString() {
      return rule + ": " + what;
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (NoteRule rule : NoteRuleCatalog.all()) {
      for (String[] row : PipeTable.rows("/plausibility/" + rule.id() + ".psv", 4)) {
        cases.add(new Case(rule.id(), row[0], row[1], row[2], row[3].replace("\\n", "\n")));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void flagsWhatIsWrongAndNothingElse(Case given) {
    List<NoteFlaw> flaws = NoteChecker.check(NoteReader.read(given.text()), context(given.day()));
    for (NoteFlaw flaw : flaws) {
      flaw.spans()
          .forEach(
              span ->
                  assertThat(given.text().substring(span.start(), span.end()))
                      .isEqualTo(span.text()));
    }
    if (given.flagged().equals("-")) {
      assertThat(flaws).isEmpty();
    } else {
      assertThat(flaws).as(flaws.toString()).extracting(NoteFlaw::rule).containsOnly(given.rule());
      assertThat(flaws.get(0).span().text().replace('\n', ' ')).isEqualTo(given.flagged());
    }
  }

  private static Optional<NoteContext> context(String day) {
    return day.equals("-")
        ? Optional.empty()
        : Optional.of(
            NoteContext.at(
                LocalDate.parse(day).atTime(15, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
  }

  @Test
  void everyRuleHasRowsOfBothKinds() {
    for (NoteRule rule : NoteRuleCatalog.all()) {
      List<Case> own = cases().filter(given -> given.rule().equals(rule.id())).toList();
      assertThat(own.stream().filter(given -> given.flagged().equals("-")).count())
          .as(rule.id())
          .isGreaterThanOrEqualTo(2);
      assertThat(own.stream().filter(given -> !given.flagged().equals("-")).count())
          .as(rule.id())
          .isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void idsAreUniqueAndTitlesTold() {
    assertThat(NoteRuleCatalog.all()).extracting(NoteRule::id).doesNotHaveDuplicates();
    assertThat(NoteRuleCatalog.all()).allMatch(rule -> rule.title().endsWith("."));
  }
}
