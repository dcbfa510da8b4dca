package org.chartwarden.fhir.search.types;

import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;

/** How parameters of one kind are indexed and searched. */
public interface SearchParamType {

  ParamKind kind();

  /** Modifiers besides {@code missing}, which every type has. */
  Set<String> modifiers(IndexedParam param);

  /**
   * Adds the rows of one selected element.
   *
   * @param group number of the composite's element, 0 elsewhere
   */
  void index(SearchParam param, Located element, int group, IndexRows rows);

  /**
   * What a resource must fulfil to match.
   *
   * @param modifier one of {@link #modifiers}, or empty
   * @param values alternatives, with their escapes still in place; never empty
   */
  Condition condition(IndexedParam param, String modifier, List<String> values);

  /** Holds when the resource has a value at all. */
  Condition present(IndexedParam param);

  /**
   * SQL expression over the alias {@code s} that gives the sort value of a resource's rows, in the
   * table {@link #table()}.
   */
  String sortValue(boolean descending);

  /** The table that holds the rows. */
  String table();
}
