package org.chartwarden.fhir.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.search.types.SearchParamType;
import org.chartwarden.fhir.search.types.SearchParamTypeCatalog;
import org.chartwarden.fhir.search.types.SearchText;

/**
 * Reads one search parameter with its modifier into a condition, including chains ({@code
 * subject:Patient.name}) and reverse chains ({@code _has:Observation:patient:code}).
 */
@ApplicationScoped
public class CriterionParser {

  private static final int MAX_CHAIN = 5;

  private final SearchParameterRegistry registry;
  private final SearchParamTypeCatalog types;
  private final ColumnCriteria columns;
  private final SearchConfig config;

  @Inject
  public CriterionParser(
      SearchParameterRegistry registry,
      SearchParamTypeCatalog types,
      ColumnCriteria columns,
      SearchConfig config) {
    this.registry = registry;
    this.types = types;
    this.columns = columns;
    this.config = config;
  }

  Condition parse(String type, String name, String value) throws IgnorableProblem {
    return parse(type, name, value, 0);
  }

  private Condition parse(String type, String name, String value, int depth)
      throws IgnorableProblem {
    if (depth > MAX_CHAIN) {
      throw FhirProblem.notSupported(
          "chain-too-long", "a chain of more than " + MAX_CHAIN + " references is not followed");
    }
    if (name.startsWith("_has:")) {
      return reverseChain(type, name, value, depth);
    }
    int dot = name.indexOf('.');
    if (dot > 0) {
      return chain(type, name.substring(0, dot), name.substring(dot + 1), value, depth);
    }
    int colon = name.indexOf(':');
    String code = colon < 0 ? name : name.substring(0, colon);
    String modifier = colon < 0 ? "" : name.substring(colon + 1);
    IndexedParam param =
        registry.findIndexed(type, code).orElseThrow(() -> unknown(type, code, "the search"));
    return criterion(param, modifier, value);
  }

  private Condition criterion(IndexedParam indexed, String modifier, String value) {
    SearchParam param = indexed.param();
    if (modifier.equals("missing")) {
      return missing(indexed, value);
    }
    List<String> values = alternatives(param, value);
    if (ResourceColumn.of(param).isPresent()) {
      refuse(param, modifier, modifier.isEmpty() || columns.allows(param, modifier));
      return columns.condition(param, modifier, values);
    }
    SearchParamType searchType = types.of(param.kind());
    boolean typeModifier = param.kind() == ParamKind.REFERENCE && registry.knows(modifier);
    refuse(
        param,
        modifier,
        modifier.isEmpty() || typeModifier || searchType.modifiers().contains(modifier));
    return searchType.condition(indexed, modifier, values);
  }

  private static void refuse(SearchParam param, String modifier, boolean allowed) {
    if (!allowed) {
      throw FhirProblem.notSupported(
          "modifier-not-supported",
          "the modifier :"
              + modifier
              + " is not supported for the "
              + param.kind().code()
              + " parameter "
              + param.name());
    }
  }

  private Condition missing(IndexedParam indexed, String value) {
    SearchParam param = indexed.param();
    boolean wanted =
        switch (value.strip()) {
          case "true" -> true;
          case "false" -> false;
          default ->
              throw FhirProblem.invalid(
                  "invalid-search-value",
                  "the value '" + value + "' of " + param.name() + ":missing is not true or false");
        };
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

  private Condition chain(String type, String link, String rest, String value, int depth)
      throws IgnorableProblem {
    int colon = link.indexOf(':');
    String code = colon < 0 ? link : link.substring(0, colon);
    SearchParam param =
        registry.find(type, code).orElseThrow(() -> unknown(type, code, "the search"));
    requireReference(param);
    List<String> targets = colon < 0 ? param.targets() : List.of(link.substring(colon + 1));
    List<Condition> ways = new ArrayList<>();
    IgnorableProblem refused = null;
    for (String target : targets) {
      if (!registry.knows(target)) {
        throw unknown(type, link, "the search");
      }
      try {
        ways.add(new Condition.Chain(param.id(), target, parse(target, rest, value, depth + 1)));
      } catch (IgnorableProblem e) {
        // A target type without this parameter is no way of the chain, unless it is the only one.
        refused = e;
      }
    }
    if (ways.isEmpty()) {
      throw refused == null ? unknown(type, link, "the search") : refused;
    }
    return ways.size() == 1 ? ways.get(0) : new Condition.Any(ways);
  }

  private Condition reverseChain(String type, String name, String value, int depth)
      throws IgnorableProblem {
    String[] parts = name.split(":", 4);
    if (parts.length < 4 || !registry.knows(parts[1])) {
      throw new IgnorableProblem(
          "invalid-has", "the parameter " + name + " is not _has:Type:reference:parameter");
    }
    SearchParam param =
        registry.find(parts[1], parts[2]).orElseThrow(() -> unknown(parts[1], parts[2], "_has"));
    requireReference(param);
    if (!param.targets().isEmpty() && !param.targets().contains(type)) {
      throw new IgnorableProblem(
          "invalid-has", parts[2] + " of " + parts[1] + " does not point at a " + type);
    }
    return new Condition.PointedAt(param.id(), parse(parts[1], parts[3], value, depth + 1));
  }

  private static void requireReference(SearchParam param) {
    if (param.kind() != ParamKind.REFERENCE) {
      throw FhirProblem.invalid(
          "invalid-chain",
          "a chain follows references, and " + param.name() + " of " + param.type() + " is none");
    }
  }

  /** The problem of a parameter that is not served, with the names that look like it. */
  IgnorableProblem unknown(String type, String name, String where) {
    Set<String> near = NearNames.of(name, registry.parametersOf(type));
    return new IgnorableProblem(
        "unknown-search-parameter",
        "the search parameter "
            + name
            + " is unknown for "
            + type
            + (where.equals("the search") ? "" : " in " + where)
            + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?"));
  }
}
