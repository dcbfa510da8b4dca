package org.chartwarden.fhir.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.search.types.PatientKey;

/**
 * Lets conditions on codes look among the rows of the patients that another condition of the same
 * search names: a code may occur a million times, but not with one patient.
 */
final class PatientRows {

  private static final String TOKENS = "idx_token";
  private static final int MOST = 100;

  private PatientRows() {}

  /** The same conditions, those on codes narrowed to the patients that are known. */
  static List<Condition> narrowed(List<Condition> criteria) {
    Set<String> patients =
        criteria.stream()
            .filter(Condition.Rows.class::isInstance)
            .map(condition -> ((Condition.Rows) condition).patients())
            .filter(known -> !known.isEmpty() && known.size() <= MOST)
            .findFirst()
            .orElse(Set.of());
    return patients.isEmpty()
        ? criteria
        : criteria.stream().map(condition -> narrowed(condition, patients)).toList();
  }

  private static Condition narrowed(Condition condition, Set<String> patients) {
    if (!(condition instanceof Condition.Rows rows) || !rows.table().equals(TOKENS)) {
      return condition;
    }
    List<Object> args = new ArrayList<>(rows.args());
    args.add(PatientKey.among(patients.stream().sorted().toList()));
    return new Condition.Rows(TOKENS, rows.where() + " AND @.patient = ANY (?)", args);
  }
}
