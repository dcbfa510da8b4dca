package org.chartwarden.fhir.search;

import java.util.List;

/** What a resource must fulfil, as a tree over rows of the index tables. */
public sealed interface Condition {

  /**
   * Some row of a table fulfils an expression.
   *
   * @param table table with a column {@code pid}
   * @param where SQL over the alias {@code i}, with one {@code ?} per argument
   * @param args arguments in order; lists become SQL arrays
   */
  record Rows(String table, String where, List<Object> args) implements Condition {
    public Rows {
      args = List.copyOf(args);
    }
  }

  /** All parts hold. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(Condition part) implements Condition {}
}
