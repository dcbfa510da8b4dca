package org.chartwarden.fhir.terminology.valuesets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.Deadline;
import org.chartwarden.fhir.terminology.systems.TerminologyProblems;

/** Evaluates one filter of an include, FHIR R4 valueset-filter-operator. */
final class ConceptFilters {

  private static final Set<String> HIERARCHY_PROPERTIES =
      Set.of("concept", "code", "parent", "is-a", "subsumedBy");
  private static final Set<String> BUILT_IN =
      Set.of("code", "display", "definition", "inactive", "notSelectable", "status");
  private static final Set<String> EXPRESSIONS = Set.of("constraint", "expression", "expressions");
  private static final String CONCEPT_PREFIX = "CUI:";
  private static final String LOINC = "http://loinc.org";
  private static final String SNOMED = "http://snomed.info/sct";

  private ConceptFilters() {}

  /**
   * The places that a filter selects.
   *
   * @param operator code of the filter operator
   */
  static BitSet select(
      CodeSystemContent content,
      String property,
      String operator,
      String value,
      Deadline deadline) {
    return switch (operator) {
      case "is-a" -> isA(content, hierarchical(content, property, value));
      case "descendent-of" -> content.descendants(hierarchical(content, property, value));
      case "is-not-a" -> inverted(content, isA(content, hierarchical(content, property, value)));
      case "generalizes" -> {
        int place = hierarchical(content, property, value);
        BitSet found = content.ancestors(place);
        found.set(place);
        yield found;
      }
      case "=" -> equal(content, property, value, deadline);
      case "in" -> among(content, property, value, deadline);
      case "not-in" -> inverted(content, among(content, property, value, deadline));
      case "regex" -> withValue(content, property, BoundedRegex.of(value), deadline);
      case "exists" -> exists(content, property, value, deadline);
      default ->
          throw TerminologyProblems.badFilter(
              "'" + operator + "' is not an operator of a value set filter");
    };
  }

  private static BitSet isA(CodeSystemContent content, int place) {
    BitSet found = content.descendants(place);
    found.set(place);
    return found;
  }

  private static BitSet inverted(CodeSystemContent content, BitSet places) {
    BitSet rest = content.all();
    rest.andNot(places);
    return rest;
  }

  private static BitSet equal(
      CodeSystemContent content, String property, String value, Deadline deadline) {
    if (EXPRESSIONS.contains(property) && content.info().url().equals(SNOMED)) {
      return property.equals("constraint")
          ? EclEvaluator.select(content, value, deadline)
          : content.all();
    }
    return switch (property) {
      case "parent", "concept-parent" -> content.children(place(content, value));
      case "child" -> content.parents(place(content, value));
      case "ancestor" -> content.descendants(place(content, value));
      case "descendant" -> content.ancestors(place(content, value));
      case "concept", "code" ->
          content.place(value.strip()).stream().collect(BitSet::new, BitSet::set, BitSet::or);
      case "inactive", "notSelectable" -> flag(content, property, value);
      default -> {
        requireProperty(content, property);
        yield withValues(content, property, List.of(plain(value)), deadline);
      }
    };
  }

  /**
   * LOINC tells its axes by the names of parts, while a value set may name the part itself, and
   * case does not count (loinc.html): {@code SCALE_TYP} is {@code Doc} there and {@code DOC} in
   * value sets of R4.
   */
  private static BitSet withValues(
      CodeSystemContent content, String property, List<String> values, Deadline deadline) {
    if (!content.info().url().equals(LOINC)) {
      return content.withValue(property, values, deadline);
    }
    Set<String> wanted = new LinkedHashSet<>(values);
    for (String value : values) {
      if (value.startsWith("LP")) {
        content
            .find(value)
            .ifPresent(
                part -> {
                  wanted.add(part.display());
                  part.designations().forEach(name -> wanted.add(name.value()));
                });
      }
    }
    BitSet found = content.withValue(property, wanted, deadline);
    if (!found.isEmpty()) {
      return found;
    }
    return content.withValue(
        property, value -> wanted.stream().anyMatch(value::equalsIgnoreCase), deadline);
  }

  /** RxNorm writes a concept in a filter as {@code CUI:11} (FHIR R4 rxnorm.html). */
  private static String plain(String value) {
    return value.startsWith(CONCEPT_PREFIX) ? value.substring(CONCEPT_PREFIX.length()) : value;
  }

  private static BitSet flag(CodeSystemContent content, String property, String value) {
    BitSet set = property.equals("inactive") ? content.inactive() : content.notSelectable();
    return switch (value) {
      case "true" -> set;
      case "false" -> inverted(content, set);
      default ->
          throw TerminologyProblems.badFilter(
              "the filter on '" + property + "' needs true or false, not '" + value + "'");
    };
  }

  private static BitSet among(
      CodeSystemContent content, String property, String value, Deadline deadline) {
    List<String> values =
        Arrays.stream(value.split(",", -1))
            .map(String::strip)
            .filter(v -> !v.isEmpty())
            .map(ConceptFilters::plain)
            .toList();
    IntFunction<BitSet> near =
        switch (property) {
          case "parent" -> content::children;
          case "ancestor" -> content::descendants;
          case "child" -> content::parents;
          default -> null;
        };
    BitSet found = new BitSet();
    if (near != null) {
      values.forEach(code -> found.or(near.apply(place(content, code))));
    } else if (property.equals("concept") || property.equals("code")) {
      values.forEach(code -> content.place(code).ifPresent(found::set));
    } else {
      requireProperty(content, property);
      found.or(withValues(content, property, values, deadline));
    }
    return found;
  }

  private static BitSet withValue(
      CodeSystemContent content, String property, BoundedRegex regex, Deadline deadline) {
    String name = property.equals("concept") ? "code" : property;
    requireProperty(content, name);
    return content.withValue(name, regex, deadline);
  }

  private static BitSet exists(
      CodeSystemContent content, String property, String value, Deadline deadline) {
    BitSet found =
        switch (property) {
          case "parent" -> content.withParents();
          case "child" -> content.withChildren();
          default -> {
            requireProperty(content, property);
            yield content.withValue(property, v -> !v.isEmpty(), deadline);
          }
        };
    return switch (value) {
      case "true" -> found;
      case "false" -> inverted(content, found);
      default ->
          throw TerminologyProblems.badFilter(
              "the operator exists needs true or false, not '" + value + "'");
    };
  }

  private static int hierarchical(CodeSystemContent content, String property, String value) {
    if (!HIERARCHY_PROPERTIES.contains(property)) {
      throw TerminologyProblems.badFilter(
          "an operator of the hierarchy needs the property 'concept', not '" + property + "'");
    }
    return place(content, value);
  }

  private static int place(CodeSystemContent content, String code) {
    return content
        .place(code.strip())
        .orElseThrow(
            () ->
                TerminologyProblems.badFilter(
                    "the filter names the code '"
                        + code
                        + "', which "
                        + content.info().canonical()
                        + " does not have here"));
  }

  private static void requireProperty(CodeSystemContent content, String property) {
    boolean known =
        BUILT_IN.contains(property)
            || content.info().properties().stream().anyMatch(p -> p.code().equals(property));
    if (!known) {
      List<String> names = new ArrayList<>();
      content.info().properties().forEach(p -> names.add(p.code()));
      throw TerminologyProblems.badFilter(
          "'"
              + property
              + "' is not a property of "
              + content.info().canonical()
              + (names.isEmpty() ? "" : "; its properties are " + String.join(", ", names)));
    }
  }
}
