package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.search.filter.FilterParser;
import org.chartwarden.fhir.search.types.SearchParamType;
import org.chartwarden.fhir.search.types.SearchParamTypeCatalog;
import org.chartwarden.fhir.search.types.SearchText;
import org.chartwarden.fhir.search.types.SpecialParam;
import org.chartwarden.fhir.search.types.TextIndex;

/**
 * Reads one search parameter with its modifier into a condition. Chains ({@code
 * subject:Patient.name}, {@code _has:Observation:patient:code}) are read by {@link Chains}, {@code
 * _filter} by {@link FilterCriteria}.
 */
@ApplicationScoped
public class CriterionParser {

  /** No parameter has a longer name, so none is meant by one. */
  private static final int LONGEST_NAME = 64;

  private final SearchParameterRegistry registry;
  private final SearchParamTypeCatalog types;
  private final ColumnCriteria columns;
  private final ReferenceHierarchy hierarchy;
  private final PatientLinks patients = new PatientLinks();
  private final Chains chains;
  private final FilterCriteria filters;
  private final TextIndex words;
  private final SearchConfig config;

  @Inject
  public CriterionParser(
      SearchParameterRegistry registry,
      SearchParamTypeCatalog types,
      ColumnCriteria columns,
      TextIndex words,
      SearchConfig config) {
    this.registry = registry;
    this.types = types;
    this.columns = columns;
    this.words = words;
    this.config = config;
    this.hierarchy = new ReferenceHierarchy(registry);
    this.chains = new Chains(registry, this);
    this.filters = new FilterCriteria(this, chains);
  }

  Condition parse(QueryReading reading, String type, String name, String value)
      throws IgnorableProblem {
    return parse(reading, type, name, value, 0);
  }

  /**
   * @param depth number of references followed so far
   */
  Condition parse(QueryReading reading, String type, String name, String value, int depth)
      throws IgnorableProblem {
    reading.spend();
    if (name.startsWith("_has:")) {
      return chains.reverse(reading, type, name, value, depth);
    }
    if (name.equals("_filter")) {
      return filters.condition(reading, type, FilterParser.parse(value), depth);
    }
    if (name.equals("_list")) {
      return inLists(type, value);
    }
    int dot = name.indexOf('.');
    if (dot > 0) {
      return chains.forward(
          reading, type, name.substring(0, dot), name.substring(dot + 1), value, depth);
    }
    int colon = name.indexOf(':');
    String code = colon < 0 ? name : name.substring(0, colon);
    String modifier = colon < 0 ? "" : name.substring(colon + 1);
    IndexedParam param = param(type, code);
    if (modifier.equals("missing")) {
      return missing(reading, param, truth(param.param(), value));
    }
    return criterion(reading, param, modifier, alternatives(param.param(), value));
  }

  /** A parameter of a type. Fails with what its name may have meant. */
  IndexedParam param(String type, String code) throws IgnorableProblem {
    return registry.findIndexed(type, code).orElseThrow(() -> unknown(type, code, "the search"));
  }

  /**
   * What a resource must fulfil to match one of some values.
   *
   * @param values alternatives, with their escapes still in place; never empty
   */
  Condition criterion(
      QueryReading reading, IndexedParam indexed, String modifier, List<String> values) {
    SearchParam param = indexed.param();
    reading.spendValues(values.size());
    warnIfIncomplete(reading, param);
    if (ResourceColumn.of(param).isPresent()) {
      refuse(param, modifier, modifier.isEmpty() || columns.allows(param, modifier));
      return columns.condition(param, modifier, values);
    }
    boolean reference = param.kind() == ParamKind.REFERENCE;
    boolean address =
        reference ? !modifier.equals("identifier") : List.of("in", "not-in").contains(modifier);
    List<String> read = address ? values.stream().map(reading::local).toList() : values;
    if (reference && (modifier.equals("below") || modifier.equals("above"))) {
      return hierarchy.condition(param, modifier.equals("below"), read);
    }
    SearchParamType searchType = types.of(param.kind());
    boolean typeModifier = reference && registry.knows(modifier);
    if (typeModifier && !param.targets().isEmpty() && !param.targets().contains(modifier)) {
      throw FhirProblem.notSupported(
          "modifier-not-supported",
          "the modifier :" + modifier + " names no type that " + param.name() + " can point at");
    }
    refuse(
        param,
        modifier,
        modifier.isEmpty() || typeModifier || searchType.modifiers(indexed).contains(modifier));
    return patients.known(param, searchType.condition(indexed, modifier, read));
  }

  /** As {@link #criterion}, with a modifier that is not for clients. */
  Condition plain(
      QueryReading reading, IndexedParam indexed, String modifier, List<String> values) {
    warnIfIncomplete(reading, indexed.param());
    if (ResourceColumn.of(indexed.param()).isPresent()) {
      return columns.condition(indexed.param(), modifier, values);
    }
    return types.of(indexed.param().kind()).condition(indexed, modifier, values);
  }

  /** Words follow what is stored, at the latest when they are asked for. */
  private void takeInWords(QueryReading reading, SearchParam param) {
    if (param.kind() == ParamKind.SPECIAL
        && SpecialParam.isText(param.name())
        && reading.firstText()) {
      words
          .catchUp()
          .ifPresent(
              missing ->
                  reading.note(FhirIssue.warning("incomplete", "index-incomplete", missing, "")));
    }
  }

  /** Tells the caller when resources stored earlier are not all indexed by a parameter yet. */
  void warnIfIncomplete(QueryReading reading, SearchParam param) {
    takeInWords(reading, param);
    registry
        .incomplete(param)
        .ifPresent(
            progress ->
                reading.note(
                    FhirIssue.warning(
                        "incomplete",
                        "index-incomplete",
                        "the search parameter "
                            + param.name()
                            + " of "
                            + param.type()
                            + " is still being indexed, "
                            + progress
                            + " done; matches stored earlier may be missing",
                        "")));
  }

  private static void refuse(SearchParam param, String modifier, boolean allowed) {
    if (!allowed) {
      throw FhirProblem.notSupported(
          "modifier-not-supported",
          "the modifier :"
              + SearchText.shown(modifier)
              + " is not supported for the "
              + param.kind().code()
              + " parameter "
              + param.name());
    }
  }

  private static boolean truth(SearchParam param, String value) {
    return switch (value.strip()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw FhirProblem.invalid(
              "invalid-search-value",
              "the value '" + value + "' of " + param.name() + ":missing is not true or false");
    };
  }

  Condition missing(QueryReading reading, IndexedParam indexed, boolean wanted) {
    SearchParam param = indexed.param();
    warnIfIncomplete(reading, param);
    Condition present =
        ResourceColumn.of(param).isPresent()
            ? new Condition.All(List.of())
            : types.of(param.kind()).present(indexed);
    return wanted ? new Condition.Not(present) : present;
  }

  private List<String> alternatives(SearchParam param, String value) {
    List<String> values = new ArrayList<>();
    for (String one : SearchText.split(value, ',')) {
      if (!one.isBlank()) {
        values.add(one);
      }
    }
    if (values.isEmpty()) {
      throw FhirProblem.invalid(
          "invalid-search-value", "the search parameter " + param.name() + " has no value");
    }
    if (values.size() > config.maxAlternatives()) {
      throw new FhirProblem(
          400,
          "too-costly",
          "too-many-alternatives",
          "the search parameter "
              + param.name()
              + " has "
              + values.size()
              + " alternatives; "
              + config.maxAlternatives()
              + " are allowed");
    }
    return values;
  }

  /** Resources that are items of a List (FHIR R4, section 3.1.1.4.17). */
  private Condition inLists(String type, String value) throws IgnorableProblem {
    SearchParam item = param("List", "item").param();
    List<String> ids = new ArrayList<>();
    for (String list : alternatives(item, value)) {
      String id = list.strip();
      if (id.startsWith("$")) {
        throw FhirProblem.notSupported(
            "functional-list-not-supported",
            "the functional list " + id + " is not kept; _list takes the id of a List resource");
      }
      ids.add(id.startsWith("List/") ? id.substring("List/".length()) : id);
    }
    return new Condition.PointedAt(item.id(), SearchSql.ids("List", ids), false);
  }

  /** The problem of a parameter that is not served, with the names that look like it. */
  IgnorableProblem unknown(String type, String name, String where) {
    Set<String> near =
        name.length() > LONGEST_NAME ? Set.of() : NearNames.of(name, registry.parametersOf(type));
    return new IgnorableProblem(
        "unknown-search-parameter",
        "the search parameter "
            + SearchText.shown(name)
            + " is unknown for "
            + type
            + (where.equals("the search") ? "" : " in " + where)
            + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?"));
  }
}
