package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
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

  private final SearchParameterRegistry registry;
  private final CriterionParser criteria;
  private final SearchConfig config;

  @Inject
  public SearchQueryParser(
      SearchParameterRegistry registry, CriterionParser criteria, SearchConfig config) {
    this.registry = registry;
    this.criteria = criteria;
    this.config = config;
  }

  /**
   * Reads a query.
   *
   * @param parameters decoded names and values in the order they were sent
   * @param lenient ignore what is unknown or empty and say so, instead of failing with 400
   */
  public SearchQuery parse(
      String type, List<Map.Entry<String, String>> parameters, boolean lenient) {
    if (!registry.knows(type)) {
      throw new FhirProblem(
          404, "not-supported", "unknown-type", type + " is no resource type of FHIR R4");
    }
    if (parameters.size() > MAX_PARAMETERS) {
      throw new FhirProblem(
          400,
          "too-costly",
          "too-many-parameters",
          "the search has more than " + MAX_PARAMETERS + " parameters");
    }
    QueryDraft draft = new QueryDraft(type, config.defaultCount());
    for (Map.Entry<String, String> parameter : parameters) {
      try {
        read(draft, parameter.getKey(), parameter.getValue());
      } catch (IgnorableProblem ignorable) {
        if (!lenient) {
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

  private void read(QueryDraft draft, String name, String value) throws IgnorableProblem {
    if (name.equals("_format") || name.equals("_pretty")) {
      // The form of the answer is not part of the search; the HTTP layer reads these.
      return;
    }
    if (name.startsWith("_include:") || name.startsWith("_revinclude:")) {
      throw new IgnorableProblem(
          "include-not-supported", "the modifier in " + name + " is not supported");
    }
    if (value.isBlank()) {
      throw new IgnorableProblem(
          "empty-search-value", "the search parameter " + name + " has no value");
    }
    switch (name) {
      case "_count" -> draft.count = count(value);
      case "_sort" -> sort(draft, value);
      case "_total" -> draft.total = choice(SearchQuery.TotalMode.class, name, value);
      case "_summary" -> draft.summary = choice(SearchQuery.SummaryMode.class, name, value);
      case "_elements" -> draft.elements.addAll(elements(value));
      case "_include" -> draft.includes.add(include(draft.type, name, value, false));
      case "_revinclude" -> draft.includes.add(include(draft.type, name, value, true));
      default -> draft.criteria.add(criteria.parse(draft.type, name, value));
    }
    draft.accept(name, value);
  }

  private int count(String value) {
    if (!value.strip().matches("\\d{1,9}")) {
      throw FhirProblem.invalid(
          "invalid-search-value", "the value '" + value + "' of _count is not a whole number");
    }
    return Math.min(Integer.parseInt(value.strip()), config.maxCount());
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
            + List.of(choices.getEnumConstants()).toString().toLowerCase(java.util.Locale.ROOT));
  }

  private static List<String> elements(String value) {
    return java.util.Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .toList();
  }

  private void sort(QueryDraft draft, String value) throws IgnorableProblem {
    for (String key : elements(value)) {
      boolean descending = key.startsWith("-");
      String name = descending ? key.substring(1) : key;
      SearchParam param =
          registry
              .find(draft.type, name)
              .orElseThrow(() -> criteria.unknown(draft.type, name, "_sort"));
      if (param.kind() == ParamKind.COMPOSITE) {
        throw FhirProblem.notSupported(
            "sort-not-supported", "a search cannot be sorted by the composite " + name);
      }
      draft.sort.add(new SearchQuery.SortKey(param, descending));
    }
  }

  /** Reads {@code Type:parameter[:target]}, {@code Type:*} or {@code *}. */
  private SearchQuery.Include include(String type, String name, String value, boolean reverse)
      throws IgnorableProblem {
    String[] parts = value.strip().split(":", -1);
    if (parts.length == 1 && parts[0].equals("*") && !reverse) {
      return new SearchQuery.Include(references(type), "", false);
    }
    if (parts.length < 2 || parts.length > 3 || !registry.knows(parts[0])) {
      throw new IgnorableProblem(
          "invalid-include",
          "the value '" + value + "' of " + name + " is not Type:parameter or Type:parameter:Type");
    }
    String target = parts.length == 3 ? parts[2] : "";
    if (!target.isEmpty() && !registry.knows(target)) {
      throw new IgnorableProblem(
          "invalid-include", "the target " + target + " of " + name + " is no resource type");
    }
    if (parts[1].equals("*")) {
      return new SearchQuery.Include(references(parts[0]), target, reverse);
    }
    SearchParam param =
        registry
            .find(parts[0], parts[1])
            .orElseThrow(() -> criteria.unknown(parts[0], parts[1], name));
    if (param.kind() != ParamKind.REFERENCE) {
      throw new IgnorableProblem(
          "invalid-include",
          name + " follows references, and " + parts[1] + " of " + parts[0] + " is none");
    }
    return new SearchQuery.Include(List.of(param), target, reverse);
  }

  private List<SearchParam> references(String type) {
    return registry.parametersOf(type).stream()
        .filter(param -> param.kind() == ParamKind.REFERENCE)
        .toList();
  }
}
