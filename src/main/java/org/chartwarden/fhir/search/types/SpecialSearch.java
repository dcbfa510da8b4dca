package org.chartwarden.fhir.search.types;

import java.util.List;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.SearchParam;

/** A parameter that is searched in a way of its own. */
interface SpecialSearch {

  /** Name of the parameter in a query. */
  String name();

  /** Adds the rows of one selected element. */
  void index(SearchParam param, Located element, IndexRows rows);

  /**
   * What a resource must fulfil to match.
   *
   * @param values alternatives, with their escapes still in place; never empty
   */
  Condition condition(SearchParam param, List<String> values);

  /** Holds when the resource has a value at all. */
  Condition present(SearchParam param);
}
