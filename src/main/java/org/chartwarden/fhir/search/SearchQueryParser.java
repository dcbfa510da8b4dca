package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * Reads the parameters of a search (FHIR R4, section 3.1.1). What is unknown or empty is refused
 * with 400 and named; under lenient handling it is ignored, reported, and left out of the self
 * link, so that a client can see what was really searched.
 */
@ApplicationScoped
public class SearchQueryParser {

  private static final int MAX_PARAMETERS = 200;
  private static final int MAX_SORT_KEYS = 20;

  private final SearchParameterRegistry registry;
  private final CriterionParser criteria;
  private final IncludeParser includes;
  private final SearchedTypes searchedTypes;
  private final SearchConfig config;

  @Inject
  public SearchQueryParser(
      SearchParameterRegistry registry,
      CriterionParser criteria,
      IncludeParser includes,
      SearchedTypes searchedTypes,
      SearchConfig config) {
    this.registry = registry;
    this.criteria = criteria;
    this.includes = includes;
    this.searchedTypes = searchedTypes;
    this.config = config;
  }

  /**
   * Reads a query of one type.
   *
   * @param parameters decoded names and values in the order they were sent
   * @param lenient ignore what is unknown or empty and say so, instead of failing with 400
   */
  public SearchQuery parse(
      String type, List<Map.Entry<String, String>> parameters, boolean lenient) {
    return parse(SearchScope.of(type, lenient), parameters);
  }

  /**
   * Reads a query.
   *
   * @param parameters decoded names and values in the order they were sent
   */
  public SearchQuery parse(SearchScope scope, List<Map.Entry<String, String>> parameters) {
    if (parameters.size() > MAX_PARAMETERS) {
      throw new FhirProblem(
          400,
          "too-costly",
          "too-many-parameters",
          "the search has more than " + MAX_PARAMETERS + " parameters");
    }
    QueryDraft draft =
        new QueryDraft(
            scope.place(),
            searchedTypes.of(scope, parameters),
            reading(scope),
            config.defaultCount());
    searchedTypes.restrict(draft, scope);
    for (Map.Entry<String, String> parameter : parameters) {
      try {
        read(draft, parameter.getKey(), parameter.getValue());
      } catch (IgnorableProblem ignorable) {
        if (!scope.lenient()) {
          throw FhirProblem.invalid(ignorable.code(), ignorable.getMessage());
        }
        draft.issues.add(
            FhirIssue.warning(
                "not-supported",
                ignorable.code(),
                ignorable.getMessage() + "; it was ignored",
                ""));
      }
    }
    return draft.build();
  }

  private QueryReading reading(SearchScope scope) {
    List<String> addresses = new ArrayList<>(config.ownAddresses().orElse(List.of()));
    if (!scope.base().isEmpty()) {
      addresses.add(scope.base());
    }
    return new QueryReading(addresses);
  }

  private void read(QueryDraft draft, String name, String value) throws IgnorableProblem {
    if (name.equals("_format") || name.equals("_pretty")) {
      // The form of the answer is not part of the search; the HTTP layer reads these.
      return;
    }
    if (value.isBlank()) {
      throw new IgnorableProblem(
          "empty-search-value", "the search parameter " + name + " has no value");
    }
    if (name.startsWith("_include") || name.startsWith("_revinclude")) {
      draft.includes.add(includes.parse(draft.types, name, value));
    } else if (name.startsWith("_") && !name.startsWith("_has:")) {
      control(draft, name, value);
    } else {
      criterion(draft, name, value);
    }
    draft.accept(name, value);
  }

  /** Parameters that shape the result, FHIR R4 section 3.1.1.5. */
  private void control(QueryDraft draft, String name, String value) throws IgnorableProblem {
    switch (name) {
      case "_count" -> draft.count = Math.min(number(name, value), config.maxCount());
      case "_maxresults" -> draft.maxResults = number(name, value);
      case "_sort" -> sort(draft, value);
      case "_total" -> draft.total = Optional.of(choice(SearchQuery.TotalMode.class, name, value));
      case "_summary" -> draft.summary = choice(SearchQuery.SummaryMode.class, name, value);
      case "__explain" -> draft.explain = choice(SearchQuery.ExplainMode.class, name, value);
      case "_elements" -> draft.elements.addAll(list(value));
      case "_type" -> searchedTypes.check(draft, value);
      case "_contained", "_containedType" -> contained(name, value);
      case "_offset", "_page", "_skip" ->
          throw FhirProblem.notSupported(
              "offset-not-supported",
              name + " is not served; follow the next link of a page to reach the one after it");
      case "_query" ->
          throw FhirProblem.notSupported(
              "named-query-not-supported", "there is no named query '" + value + "' (_query)");
      default -> criterion(draft, name, value);
    }
  }

  /** Only resources of their own are searched, which is what {@code _contained=false} asks. */
  private static void contained(String name, String value) {
    if (name.equals("_contained") && value.strip().equals("false")) {
      return;
    }
    if (name.equals("_containedType") && List.of("container", "contained").contains(value)) {
      return;
    }
    throw FhirProblem.notSupported(
        "contained-not-supported",
        name + "=" + value + " is not served: contained resources are not found by themselves");
  }

  private void criterion(QueryDraft draft, String name, String value) throws IgnorableProblem {
    List<Condition> conditions = new ArrayList<>();
    for (String type : draft.types) {
      conditions.add(criteria.parse(draft.reading, type, name, value));
    }
    for (int i = 0; i < conditions.size(); i++) {
      draft.criterion(draft.types.get(i), conditions.get(i), name + "=" + value);
    }
  }

  private static int number(String name, String value) {
    if (!value.strip().matches("\\d{1,9}")) {
      throw FhirProblem.invalid(
          "invalid-search-value",
          "the value '" + value + "' of " + name + " is not a whole number");
    }
    return Integer.parseInt(value.strip());
  }

  private static <E extends Enum<E>> E choice(Class<E> choices, String name, String value) {
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equalsIgnoreCase(value.strip())) {
        return choice;
      }
    }
    throw FhirProblem.invalid(
        "invalid-search-value",
        "the value '"
            + value
            + "' of "
            + name
            + " is not one of "
            + List.of(choices.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
  }

  private static List<String> list(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }

  private void sort(QueryDraft draft, String value) throws IgnorableProblem {
    if (list(value).size() > MAX_SORT_KEYS) {
      throw new FhirProblem(
          400,
          "too-costly",
          "too-many-sort-keys",
          "_sort has more than " + MAX_SORT_KEYS + " keys");
    }
    for (String key : list(value)) {
      boolean descending = key.startsWith("-");
      String name = descending ? key.substring(1) : key;
      List<SearchParam> params = new ArrayList<>();
      for (String type : draft.types) {
        SearchParam param =
            registry.find(type, name).orElseThrow(() -> criteria.unknown(type, name, "_sort"));
        if (param.kind() == ParamKind.COMPOSITE || param.kind() == ParamKind.SPECIAL) {
          throw FhirProblem.notSupported(
              "sort-not-supported",
              "a search cannot be sorted by the " + param.kind().code() + " parameter " + name);
        }
        if (!params.isEmpty() && params.get(0).kind() != param.kind()) {
          throw FhirProblem.notSupported(
              "sort-not-supported",
              name + " has not the same type of value for all types searched");
        }
        criteria.warnIfIncomplete(draft.reading, param);
        params.add(param);
      }
      draft.sort.add(new SearchQuery.SortKey(params, descending));
    }
  }
}
