package org.chartwarden.fhir.search.types;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.search.ParamKind;

/** The types of search parameters, listed once. */
@ApplicationScoped
public class SearchParamTypeCatalog {

  private final Map<ParamKind, SearchParamType> byKind = new EnumMap<>(ParamKind.class);

  @Inject
  public SearchParamTypeCatalog(DateComparison dates, UnitKinds units, CodeExpansion codes) {
    List<SearchParamType> types =
        List.of(
            new TokenParam(codes),
            new StringParam(),
            new DateParam(dates),
            new NumberParam(),
            new QuantityParam(units),
            new UriParam(),
            new ReferenceParam(),
            new CompositeParam(byKind),
            new SpecialParam(
                List.of(
                    new NearSearch(),
                    new TextSearch(TextSearch.NARRATIVE),
                    new TextSearch(TextSearch.CONTENT))));
    for (SearchParamType type : types) {
      if (byKind.put(type.kind(), type) != null) {
        throw new IllegalStateException("two search parameter types for " + type.kind());
      }
    }
  }

  /** The type of a kind. Every kind that the registry serves has one. */
  public SearchParamType of(ParamKind kind) {
    SearchParamType type = byKind.get(kind);
    if (type == null) {
      throw new IllegalStateException("no search parameter type for " + kind);
    }
    return type;
  }
}
