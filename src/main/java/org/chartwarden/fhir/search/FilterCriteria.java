package org.chartwarden.fhir.search;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.search.filter.FilterExpression;
import org.chartwarden.fhir.search.filter.FilterOperator;
import org.chartwarden.fhir.search.types.DateParam;
import org.chartwarden.fhir.search.types.SearchText;
import org.chartwarden.fhir.search.types.StringParam;

/**
 * Gives the parts of a {@code _filter} the meaning of search parameters (FHIR R4,
 * search_filter.html). Readings where it leaves a choice: {@code ne} holds where there is a value
 * and none is equal; {@code eq} on a text compares the whole text without regard to case and
 * accents; {@code co} on a code looks in its text.
 */
final class FilterCriteria {

  private final CriterionParser criteria;
  private final Chains chains;

  FilterCriteria(CriterionParser criteria, Chains chains) {
    this.criteria = criteria;
    this.chains = chains;
  }

  Condition condition(QueryReading reading, String type, FilterExpression filter, int depth)
      throws IgnorableProblem {
    reading.spend();
    return switch (filter) {
      case FilterExpression.And and -> new Condition.All(all(reading, type, and.parts(), depth));
      case FilterExpression.Or or -> new Condition.Any(all(reading, type, or.parts(), depth));
      case FilterExpression.Not not ->
          new Condition.Not(condition(reading, type, not.part(), depth));
      case FilterExpression.Compare compare -> path(reading, type, compare.path(), compare, depth);
    };
  }

  private List<Condition> all(
      QueryReading reading, String type, List<FilterExpression> parts, int depth)
      throws IgnorableProblem {
    List<Condition> conditions = new ArrayList<>();
    for (FilterExpression part : parts) {
      conditions.add(condition(reading, type, part, depth));
    }
    return conditions;
  }

  private Condition path(
      QueryReading reading,
      String type,
      List<FilterExpression.Segment> path,
      FilterExpression.Compare compare,
      int depth)
      throws IgnorableProblem {
    FilterExpression.Segment first = path.get(0);
    if (path.size() == 1) {
      return compare(reading, criteria.param(type, first.name()), compare);
    }
    return chains.follow(
        reading,
        type,
        first.name(),
        target -> {
          reading.spend();
          Condition rest = path(reading, target, path.subList(1, path.size()), compare, depth + 1);
          return first.filter().isEmpty()
              ? rest
              : new Condition.All(
                  List.of(condition(reading, target, first.filter().get(), depth + 1), rest));
        },
        depth);
  }

  private Condition compare(
      QueryReading reading, IndexedParam param, FilterExpression.Compare compare) {
    String value = compare.value();
    if (compare.operator() == FilterOperator.PR) {
      return criteria.missing(reading, param, !present(value));
    }
    if (value.isBlank()) {
      throw FhirProblem.invalid(
          "invalid-filter", "_filter compares " + param.param().name() + " with an empty value");
    }
    if (compare.operator() == FilterOperator.NE && !ordered(param.param().kind())) {
      Condition equal = matching(reading, param, FilterOperator.EQ, value);
      return new Condition.All(
          List.of(criteria.missing(reading, param, false), new Condition.Not(equal)));
    }
    return matching(reading, param, compare.operator(), value);
  }

  private static boolean present(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw FhirProblem.invalid(
              "invalid-filter", "_filter compares pr with '" + value + "', not true or false");
    };
  }

  private static boolean ordered(ParamKind kind) {
    return kind == ParamKind.DATE || kind == ParamKind.NUMBER || kind == ParamKind.QUANTITY;
  }

  private Condition matching(
      QueryReading reading, IndexedParam param, FilterOperator operator, String value) {
    return switch (param.param().kind()) {
      case STRING -> text(reading, param, operator, value);
      case TOKEN -> with(reading, param, tokenModifier(param, operator), value);
      case URI -> with(reading, param, uriModifier(param, operator), value);
      case REFERENCE -> {
        require(param, operator, FilterOperator.EQ, FilterOperator.RE);
        yield with(reading, param, "", value);
      }
      case DATE -> {
        if (operator == FilterOperator.PO) {
          yield criteria.plain(reading, param, DateParam.OVERLAPS, List.of(value));
        }
        yield prefixed(reading, param, operator, value);
      }
      case NUMBER, QUANTITY -> prefixed(reading, param, operator, value);
      case COMPOSITE, SPECIAL -> {
        require(param, operator, FilterOperator.EQ);
        yield with(reading, param, "", value);
      }
    };
  }

  private Condition with(QueryReading reading, IndexedParam param, String modifier, String value) {
    return criteria.criterion(reading, param, modifier, List.of(value));
  }

  private Condition prefixed(
      QueryReading reading, IndexedParam param, FilterOperator operator, String value) {
    require(
        param,
        operator,
        FilterOperator.EQ,
        FilterOperator.NE,
        FilterOperator.GT,
        FilterOperator.LT,
        FilterOperator.GE,
        FilterOperator.LE,
        FilterOperator.AP,
        FilterOperator.SA,
        FilterOperator.EB);
    return with(reading, param, "", operator.code() + value);
  }

  private Condition text(
      QueryReading reading, IndexedParam param, FilterOperator operator, String value) {
    String modifier =
        switch (operator) {
          case EQ -> StringParam.EQUALS;
          case SW -> "";
          case CO -> "contains";
          case EW -> StringParam.ENDS;
          default -> throw notFor(param, operator);
        };
    return criteria.plain(reading, param, modifier, List.of(SearchText.escape(value)));
  }

  private static String tokenModifier(IndexedParam param, FilterOperator operator) {
    return switch (operator) {
      case EQ -> "";
      case CO -> "text";
      case SS -> "below";
      case SB -> "above";
      case IN -> "in";
      case NI -> "not-in";
      default -> throw notFor(param, operator);
    };
  }

  private static String uriModifier(IndexedParam param, FilterOperator operator) {
    return switch (operator) {
      case EQ -> "";
      case SS -> "below";
      case SB -> "above";
      default -> throw notFor(param, operator);
    };
  }

  private static void require(
      IndexedParam param, FilterOperator operator, FilterOperator... allowed) {
    if (!List.of(allowed).contains(operator)) {
      throw notFor(param, operator);
    }
  }

  private static FhirProblem notFor(IndexedParam param, FilterOperator operator) {
    return FhirProblem.notSupported(
        "filter-operator-not-supported",
        "_filter cannot compare the "
            + param.param().kind().code()
            + " parameter "
            + param.param().name()
            + " by "
            + operator.code());
  }
}
