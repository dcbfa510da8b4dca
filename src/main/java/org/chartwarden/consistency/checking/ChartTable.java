package org.chartwarden.consistency.checking;

import java.util.List;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.claims.ClaimKind;

/**
 * The rows of one patient's chart that statements of a note can be held against.
 *
 * @param rows all rows, in any order
 */
public record ChartTable(List<TableValue> rows) {

  public ChartTable {
    rows = List.copyOf(rows);
  }

  /** The rows of one kind. */
  public List<TableValue> of(ClaimKind kind) {
    return rows.stream().filter(row -> row.kind() == kind).toList();
  }
}
