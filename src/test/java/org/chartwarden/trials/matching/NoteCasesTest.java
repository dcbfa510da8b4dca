package org.chartwarden.trials.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.platform.PipeTable;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.reading.PatientFactsReader;
import org.chartwarden.trials.reading.PatientNote;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Notes as people write them, and what follows from them for a criterion. */
class NoteCasesTest {

  private static final LocalDate INDEX = LocalDate.of(2024, 6, 15);

  static List<String[]> cases() {
    List<String[]> all = new ArrayList<>(PipeTable.rows("/trials/note-verdicts.psv", 4));
    all.addAll(PipeTable.rows("/trials/note-words.psv", 4));
    all.addAll(PipeTable.rows("/trials/note-chart.psv", 4));
    all.addAll(PipeTable.rows("/trials/note-therapies.psv", 4));
    all.addAll(PipeTable.rows("/trials/note-attacks.psv", 4));
    all.addAll(PipeTable.rows("/trials/note-bearers.psv", 4));
    return all;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judgesByTheNote(String written, String kind, String text, String state) {
    PatientFacts facts = facts(written);
    CriterionKind actual = kind.equals("i") ? CriterionKind.INCLUSION : CriterionKind.EXCLUSION;
    CriterionForm form =
        CriteriaParser.parse(EligibilityCriterion.given("x1", actual, text)).form();
    assertThat(form.verdict(facts).state().code())
        .as(
            written
                + " -> "
                + text
                + " -> "
                + form.describe()
                + " -> "
                + form.verdict(facts).reason())
        .isEqualTo(state);
  }

  /**
   * The facts of a patient of whom there is one note.
   *
   * @param written its words; behind {@code *} those of a note that says that its lists are
   *     complete
   */
  static PatientFacts facts(String written) {
    String note =
        written.startsWith("* ")
            ? written.substring(2)
                + "\nProblem list, procedures, allergies and medications reviewed, complete."
            : written;
    return PatientFactsReader.read(
        List.of(),
        List.of(new PatientNote(new RecordPointer("DocumentReference", "n", 1, ""), note, INDEX)),
        INDEX);
  }
}
