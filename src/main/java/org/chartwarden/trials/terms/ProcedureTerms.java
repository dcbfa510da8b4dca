package org.chartwarden.trials.terms;

import java.util.List;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/** The procedures, from {@code vocabulary/trial-procedures.psv}: id, what is wider, names. */
final class ProcedureTerms {

  private static final int COLUMNS = 3;

  private ProcedureTerms() {}

  /** Places all procedures in a hierarchy and gives their names. */
  static TermNames in(TermHierarchy hierarchy) {
    List<String[]> rows = VocabularyFile.rows("trial-procedures.psv", COLUMNS);
    for (String[] row : rows) {
      hierarchy.place(row[0], VocabularyFile.list(row[1], ","));
    }
    TermNames names = new TermNames(TermKind.PROCEDURE, hierarchy);
    for (String[] row : rows) {
      Term term = names.term(row[0]);
      VocabularyFile.list(row[2], ";").forEach(name -> names.add(term, name));
    }
    return names;
  }
}
