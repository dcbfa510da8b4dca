package org.chartwarden.consistency.records;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.consistency.checking.ConsistencyChecker;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimReader;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.times.NoteContext;

/** Reads the statements of a note. */
@FunctionalInterface
public interface StatementReader {

  /** The rules alone. */
  StatementReader RULES =
      (note, context) -> new Statements(ClaimReader.read(note, context), List.of());

  /**
   * What was read.
   *
   * @param claims the statements in the order of the note
   * @param remarks what a person should know of the reading
   */
  record Statements(List<NoteClaim> claims, List<String> remarks) {
    public Statements {
      claims = List.copyOf(claims);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * The same reader for the beginning of a note: at most so many statements that can be checked,
   * with a remark on how many are left.
   */
  default StatementReader first(int most) {
    return (note, context) -> {
      Statements all = read(note, context);
      List<NoteClaim> some = ConsistencyChecker.first(all.claims(), most);
      if (some.size() == all.claims().size()) {
        return all;
      }
      long left =
          all.claims().subList(some.size(), all.claims().size()).stream()
              .filter(NoteClaim::checkable)
              .count();
      List<String> remarks = new ArrayList<>(all.remarks());
      remarks.add(
          "only the first " + most + " statements of the note were checked, " + left + " were not");
      return new Statements(some, remarks);
    };
  }

  /** Reads a note; never fails because of a model. */
  Statements read(ClinicalNote note, NoteContext context);
}
