package org.chartwarden.calculators.reading.findings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** All ways of reading, and which input is read in which. */
public final class FindingRules {

  private static final int PREMATURE = 65;

  private static final Map<String, FindingRule> RULES =
      Map.ofEntries(
          Map.entry("ever", new EverDocumented()),
          Map.entry("ever-or-above", new EverOrAbove()),
          Map.entry("lately", new LatelyDocumented()),
          Map.entry("before-presentation", new BeforePresentation()),
          Map.entry("first", new FirstImpression()),
          Map.entry("absence", new AbsenceDocumented()),
          Map.entry("suspected", new SuspectedDiagnosis()),
          Map.entry("past", new PastEvent()),
          Map.entry("family", new FamilyDocumented(Integer.MAX_VALUE)),
          Map.entry("family-premature", new FamilyDocumented(PREMATURE)),
          Map.entry("habit", new PresentHabit()),
          Map.entry("drug", new TakenDrug()),
          Map.entry("planned", new PlannedProcedure()),
          Map.entry("graded", new GradedOption()),
          Map.entry("first-option", new FirstOption()),
          Map.entry("component", new ScoredComponent()),
          Map.entry("troponin", new TroponinCategory()),
          Map.entry("alternative", new AlternativeDiagnosis()),
          Map.entry("onset", new SymptomOnset()),
          Map.entry("drinks", new DrinksPerWeek()));

  private static final Map<String, Row> ROWS = rows();

  private record Row(String rule, List<String> arguments) {}

  private FindingRules() {}

  /** What a note says of the inputs of a calculator that findings fill, of each the best first. */
  public static List<Found> read(CalculatorSpec spec, ClinicalNote note, Convention convention) {
    List<Found> found = new ArrayList<>();
    for (InputSpec input : spec.inputs()) {
      Row row = row(spec, input, convention);
      if (row != null) {
        found.addAll(RULES.get(row.rule()).read(new Asked(input, row.arguments(), note)));
      }
    }
    return found;
  }

  private static Row row(CalculatorSpec spec, InputSpec input, Convention convention) {
    if (convention != Convention.CLINICAL) {
      Row benchmark = ROWS.get(spec.id() + "@benchmark|" + input.name());
      if (benchmark != null) {
        return benchmark;
      }
    }
    Row own = ROWS.get(spec.id() + "|" + input.name());
    Row row = own != null ? own : ROWS.get("*|" + input.name());
    if (row != null) {
      return row;
    }
    if (input instanceof InputSpec.Flag flag && !flag.concepts().isEmpty()) {
      return new Row(flag.lookback() == null ? "ever" : "lately", flag.concepts());
    }
    return null;
  }

  private static Map<String, Row> rows() {
    Map<String, Row> rows = new HashMap<>();
    for (String[] cells : VocabularyFile.rows("note-inputs.psv", 4)) {
      if (!RULES.containsKey(cells[2])) {
        throw new IllegalStateException("note-inputs.psv names no rule " + cells[2]);
      }
      rows.put(cells[0] + "|" + cells[1], new Row(cells[2], VocabularyFile.list(cells[3], ";")));
    }
    return Map.copyOf(rows);
  }
}
