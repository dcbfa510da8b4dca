package org.chartwarden.fhir.terminology.valuesets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemLookup;
import org.chartwarden.fhir.terminology.systems.Deadline;
import org.chartwarden.fhir.terminology.systems.Designation;
import org.chartwarden.fhir.terminology.systems.TerminologyProblems;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * Evaluates what a value set selects, FHIR R4 valueset.html#compositions. One evaluator serves one
 * request; a value set that is imported twice is evaluated once.
 *
 * <p>What cannot be evaluated (an unknown code system, say) becomes a problem of the selection
 * under its system, so that codes of the other systems can still be judged.
 */
public final class ComposeEvaluator {

  private static final int MAX_DEPTH = 30;

  private final CodeSystemLookup systems;
  private final ValueSetLookup valueSets;
  private final VersionRules versions;
  private final Deadline deadline;
  private final Map<String, Selection> evaluated = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  /**
   * Makes an evaluator for one request.
   *
   * @param systems where code systems are found
   * @param valueSets where imported value sets are found
   */
  public ComposeEvaluator(
      CodeSystemLookup systems,
      ValueSetLookup valueSets,
      VersionRules versions,
      Deadline deadline) {
    this.systems = systems;
    this.valueSets = valueSets;
    this.versions = versions;
    this.deadline = deadline;
  }

  /**
   * The codes of a value set.
   *
   * @throws FhirProblem 422 when the definition contains itself or has no content
   */
  public Selection evaluate(ValueSet valueSet) {
    String name = name(valueSet);
    if (!name.isEmpty() && !open.add(name)) {
      throw cycle(name);
    }
    if (open.size() > MAX_DEPTH) {
      throw TerminologyProblems.badDefinition(
          "value-set-depth", "value sets import each other more than " + MAX_DEPTH + " deep");
    }
    try {
      if (valueSet.hasCompose()) {
        return compose(valueSet);
      }
      if (valueSet.hasExpansion()) {
        return expansion(valueSet);
      }
      throw TerminologyProblems.badDefinition(
          "value-set-empty",
          "the value set "
              + (name.isEmpty() ? "" : "'" + name + "' ")
              + "has neither compose nor expansion");
    } finally {
      open.remove(name);
    }
  }

  private FhirProblem cycle(String name) {
    return TerminologyProblems.badDefinition(
        "value-set-cycle",
        "the value set '" + name + "' contains itself: " + String.join(" > ", open));
  }

  private static String name(ValueSet valueSet) {
    return valueSet.hasUrl()
        ? new Canonical(valueSet.getUrl(), valueSet.getVersion()).toString()
        : "";
  }

  private Selection compose(ValueSet valueSet) {
    Selection selection = new Selection();
    for (ConceptSetComponent include : valueSet.getCompose().getInclude()) {
      part(include, selection).ifPresent(selection::add);
    }
    for (ConceptSetComponent exclude : valueSet.getCompose().getExclude()) {
      part(exclude, selection).ifPresent(selection::remove);
    }
    if (valueSet.getCompose().hasInactive() && !valueSet.getCompose().getInactive()) {
      selection.keepActive();
    }
    return selection;
  }

  /** One include or exclude; empty when it has a problem, which the whole then has too. */
  private Optional<Selection> part(ConceptSetComponent part, Selection whole) {
    deadline.check();
    try {
      return Optional.of(part(part));
    } catch (FhirProblem problem) {
      if (problem.code().equals("terminology-timeout") || problem.code().startsWith("value-set-")) {
        throw problem;
      }
      whole.problem(part.getSystem(), problem);
      return Optional.empty();
    }
  }

  private Selection part(ConceptSetComponent part) {
    if (part.hasSystem()) {
      Selection selection = new Selection();
      selection.add(ofSystem(part));
      imported(part).forEach(selection::keep);
      return selection;
    }
    if (part.hasConcept() || part.hasFilter()) {
      throw TerminologyProblems.badDefinition(
          "system-missing", "an include with concepts or filters must name its system");
    }
    List<Selection> imported = imported(part);
    if (imported.isEmpty()) {
      throw TerminologyProblems.badDefinition(
          "include-empty", "an include must name a system or a value set");
    }
    Selection selection = imported.get(0).copy();
    imported.subList(1, imported.size()).forEach(selection::keep);
    return selection;
  }

  private SystemSelection ofSystem(ConceptSetComponent part) {
    Canonical wanted = versions.apply(part.getSystem(), part.getVersion());
    if (part.hasConcept() && part.hasFilter()) {
      throw TerminologyProblems.badDefinition(
          "concept-and-filter", "an include must not have both concepts and filters (vsd-3)");
    }
    if (part.hasConcept()) {
      return listed(part, wanted);
    }
    CodeSystemContent content = systems.require(wanted);
    versions.check(wanted.url(), content.info().version());
    if (!part.hasFilter()) {
      return SystemSelection.all(content);
    }
    if (!content.enumerable()) {
      throw TerminologyProblems.notEnumerable(content.info().canonical());
    }
    BitSet places = content.all();
    for (ConceptSetFilterComponent filter : part.getFilter()) {
      deadline.check();
      if (!filter.hasProperty()
          || !filter.hasOp()
          || filter.getOp() == null
          || !filter.hasValue()) {
        throw TerminologyProblems.badFilter(
            "a filter needs property, op and value, and op must be a code of R4");
      }
      places.and(
          ConceptFilters.select(
              content, filter.getProperty(), filter.getOp().toCode(), filter.getValue(), deadline));
    }
    return SystemSelection.of(content, places);
  }

  private SystemSelection listed(ConceptSetComponent part, Canonical wanted) {
    Optional<CodeSystemContent> content = systems.find(wanted).filter(c -> !c.info().notPresent());
    content.ifPresent(c -> versions.check(wanted.url(), c.info().version()));
    List<Listed> listed = new ArrayList<>();
    for (ConceptReferenceComponent concept : part.getConcept()) {
      if (!concept.hasCode()) {
        continue;
      }
      String code = concept.getCode();
      int place = content.map(c -> c.place(code).orElse(-1)).orElse(-1);
      boolean wrong =
          place < 0
              && content.filter(c -> c.info().complete() && c.find(code).isEmpty()).isPresent();
      if (!wrong) {
        listed.add(new Listed(code, place, concept.getDisplay(), designations(concept)));
      }
    }
    return SystemSelection.of(wanted.url(), wanted.version(), content, listed);
  }

  private static List<Designation> designations(ConceptReferenceComponent concept) {
    return concept.getDesignation().stream()
        .filter(d -> d.hasValue())
        .map(d -> Designation.of(d.getLanguage(), d.getUse(), d.getValue()))
        .toList();
  }

  private List<Selection> imported(ConceptSetComponent part) {
    List<Selection> found = new ArrayList<>();
    for (CanonicalType reference : part.getValueSet()) {
      Canonical canonical = Canonical.parse(reference.getValueAsString());
      Selection known = evaluated.get(canonical.toString());
      if (known == null) {
        if (open.contains(canonical.toString())) {
          throw cycle(canonical.toString());
        }
        ValueSet imported =
            valueSets
                .find(canonical)
                .orElseThrow(() -> TerminologyProblems.unknownValueSet(canonical.toString()));
        known = evaluate(imported);
        known.uses(name(imported));
        evaluated.put(canonical.toString(), known);
      }
      found.add(known);
    }
    return found;
  }

  /** The codes of a stored expansion, nested ones too. */
  private Selection expansion(ValueSet valueSet) {
    Selection selection = new Selection();
    contained(valueSet.getExpansion().getContains(), selection);
    return selection;
  }

  private void contained(List<ValueSetExpansionContainsComponent> entries, Selection selection) {
    for (ValueSetExpansionContainsComponent entry : entries) {
      if (entry.hasCode() && entry.hasSystem() && !entry.getAbstract()) {
        Canonical wanted = versions.apply(entry.getSystem(), entry.getVersion());
        Optional<CodeSystemContent> content =
            systems.find(wanted).filter(c -> !c.info().notPresent());
        int place = content.map(c -> c.place(entry.getCode()).orElse(-1)).orElse(-1);
        selection.add(
            SystemSelection.of(
                wanted.url(),
                wanted.version(),
                content,
                List.of(new Listed(entry.getCode(), place, entry.getDisplay(), List.of()))));
      }
      contained(entry.getContains(), selection);
    }
  }
}
