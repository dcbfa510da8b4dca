package org.chartwarden.fhir.search;

import java.util.List;
import java.util.Set;

/** What a resource must fulfil, as a tree over rows of the index tables. */
public sealed interface Condition {

  /**
   * Some row of a table fulfils an expression.
   *
   * @param table table with a column {@code pid}
   * @param where SQL with {@code @.} before each column and one {@code ?} per argument
   * @param args arguments in order; a list becomes an SQL array of text
   * @param patients logical ids; a resource with such a row lies in the compartment of one of them.
   *     Empty where that is not known
   */
  record Rows(String table, String where, List<Object> args, Set<String> patients)
      implements Condition {
    public Rows {
      args = List.copyOf(args);
      patients = Set.copyOf(patients);
    }

    /** A row of which no patient is known. */
    public Rows(String table, String where, List<Object> args) {
      this(table, where, args, Set.of());
    }

    /** The same row, of which no patient is known. */
    Rows ofNobody() {
      return new Rows(table, where, args);
    }
  }

  /** All parts hold; true without parts. */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds; false without parts. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(Condition part) implements Condition {}

  /**
   * A reference of the resource leads to a resource that fulfils a condition.
   *
   * @param param number of the reference parameter
   * @param targetType type of the resource it leads to
   * @param target what that resource must fulfil
   */
  record Chain(int param, String targetType, Condition target) implements Linked {}

  /**
   * A canonical URL in the resource is that of a resource that fulfils a condition.
   *
   * @param param number of the reference parameter
   * @param urlParam number of the parameter that holds the target's URL
   * @param target what that resource must fulfil
   */
  record UrlChain(int param, int urlParam, Condition target) implements Linked {}

  /**
   * Some resource that names the URL of this one fulfils a condition.
   *
   * @param param number of the reference parameter of the naming resource
   * @param urlParam number of the parameter that holds this resource's URL
   * @param source what the naming resource must fulfil
   */
  record NamedBy(int param, int urlParam, Condition source) implements Linked {}

  /**
   * Some resource that points at this one fulfils a condition.
   *
   * @param param number of the reference parameter of the pointing resource
   * @param source what the pointing resource must fulfil
   * @param ofPatient whether this is a Patient, in whose compartment the pointing resource lies
   */
  record PointedAt(int param, Condition source, boolean ofPatient) implements Linked {}

  /** Another resource that a reference joins to this one fulfils a condition. */
  sealed interface Linked extends Condition {}
}
