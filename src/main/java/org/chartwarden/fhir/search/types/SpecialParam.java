package org.chartwarden.fhir.search.types;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.search.Condition;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.ParamKind;
import org.chartwarden.fhir.search.SearchParam;

/** Parameters of the type special, each with its own class: FHIR R4, section 3.1.1.4.16. */
public final class SpecialParam implements SearchParamType {

  /** The parameters that are served. */
  public static final Set<String> NAMES =
      Set.of(NearSearch.NAME, TextSearch.NARRATIVE, TextSearch.CONTENT);

  private final Map<String, SpecialSearch> searches = new HashMap<>();

  SpecialParam(List<SpecialSearch> searches) {
    searches.forEach(search -> this.searches.put(search.name(), search));
    if (!this.searches.keySet().equals(NAMES)) {
      throw new IllegalStateException(
          "special parameters " + NAMES + ", searches for " + this.searches.keySet());
    }
  }

  /** Whether a parameter of this name searches words. */
  public static boolean isText(String name) {
    return TextSearch.NAMES.contains(name);
  }

  @Override
  public ParamKind kind() {
    return ParamKind.SPECIAL;
  }

  @Override
  public Set<String> modifiers(IndexedParam param) {
    return Set.of();
  }

  @Override
  public String table() {
    throw new IllegalStateException("a special parameter is not sorted by");
  }

  @Override
  public String sortValue(boolean descending) {
    throw new IllegalStateException("a special parameter is not sorted by");
  }

  @Override
  public void index(SearchParam param, Located element, int group, IndexRows rows) {
    searches.get(param.name()).index(param, element, rows);
  }

  @Override
  public Condition condition(IndexedParam param, String modifier, List<String> values) {
    return searches.get(param.param().name()).condition(param.param(), values);
  }

  @Override
  public Condition present(IndexedParam param) {
    return searches.get(param.param().name()).present(param.param());
  }
}
