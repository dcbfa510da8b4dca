package org.chartwarden.calculators.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * Which option of a choice between degrees a diagnosis is, by {@code vocabulary/degrees.psv}. A
 * diagnosis that tells no degree is none of them: nobody may guess it.
 */
final class Degrees {

  private static final String FILE = "degrees.psv";
  private static final int COLUMNS = 3;
  private static final List<String> PRESENT = List.of("present", "yes", "true");
  private static final List<String> ABSENT = List.of("absent", "none", "no", "false");

  private record Row(String concept, String option, CodeFamily codes) {}

  private static final List<Row> ROWS = read();

  private Degrees() {}

  /** The degree that a code tells, else the option for "present" where a choice has one. */
  static Optional<InputSpec.Option> of(InputSpec.Choice choice, Coded code) {
    return ROWS.stream()
        .filter(row -> choice.concepts().contains(row.concept()))
        .filter(row -> code.isA(row.codes()))
        .flatMap(row -> choice.option(row.option()).stream())
        .findFirst()
        .or(() -> named(choice, PRESENT));
  }

  /** The option for what is not there. */
  static Optional<InputSpec.Option> absent(InputSpec.Choice choice) {
    return named(choice, ABSENT);
  }

  private static Optional<InputSpec.Option> named(InputSpec.Choice choice, List<String> names) {
    return names.stream().flatMap(name -> choice.option(name).stream()).findFirst();
  }

  private static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    for (String[] cells : VocabularyFile.rows(FILE, COLUMNS)) {
      rows.add(
          new Row(
              cells[0],
              cells[1],
              new CodeFamily(Set.of(), CodeFamilies.codes(cells[2], cells[1]), Set.of())));
    }
    return List.copyOf(rows);
  }
}
