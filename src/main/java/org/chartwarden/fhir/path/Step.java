package org.chartwarden.fhir.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One node of a compiled path. */
interface Step {

  /**
   * Adds what the node selects.
   *
   * @param focus what {@code $this} means
   */
  void run(Located focus, Scope scope, List<Located> into);

  /**
   * The types the node can select, by those of the focus; empty when it is nothing or not known.
   *
   * @param faults takes a sentence about each element or type that cannot be there
   */
  Set<ElementType> types(Set<ElementType> focus, List<String> faults);

  default List<Located> run(Located focus, Scope scope) {
    List<Located> found = new ArrayList<>(4);
    run(focus, scope, found);
    return found;
  }
}
