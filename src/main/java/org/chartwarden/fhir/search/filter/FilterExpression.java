package org.chartwarden.fhir.search.filter;

import java.util.List;
import java.util.Optional;

/** A filter as a tree. */
public sealed interface FilterExpression {

  /** All parts hold. */
  record And(List<FilterExpression> parts) implements FilterExpression {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** At least one part holds. */
  record Or(List<FilterExpression> parts) implements FilterExpression {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The part does not hold. */
  record Not(FilterExpression part) implements FilterExpression {}

  /**
   * A parameter compares with a value.
   *
   * @param path names of parameters; all but the last are references that are followed
   * @param value text of the value, without quotes and JSON escapes
   */
  record Compare(List<Segment> path, FilterOperator operator, String value)
      implements FilterExpression {
    public Compare {
      path = List.copyOf(path);
    }
  }

  /**
   * One step of a path.
   *
   * @param name name of a parameter, perhaps with a type, as in {@code subject:Patient}
   * @param filter what the target of this reference must fulfil besides
   */
  record Segment(String name, Optional<FilterExpression> filter) {}
}
