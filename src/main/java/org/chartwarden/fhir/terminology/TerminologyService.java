package org.chartwarden.fhir.terminology;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemLookup;
import org.chartwarden.fhir.terminology.systems.Deadline;
import org.chartwarden.fhir.terminology.systems.SearchWords;
import org.chartwarden.fhir.terminology.systems.TerminologyProblems;
import org.chartwarden.fhir.terminology.valuesets.ComposeEvaluator;
import org.chartwarden.fhir.terminology.valuesets.Selection;
import org.chartwarden.fhir.terminology.valuesets.VersionRules;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * Code systems, value sets and concept maps: what a value set contains, what lies below and above a
 * code. Canonical references are {@code url} or {@code url|version}. Nothing is loaded before it is
 * asked for.
 */
@ApplicationScoped
public class TerminologyService {

  /** Memory for evaluated value sets, in bytes. */
  private static final long CACHED_BYTES = 32_000_000;

  private static final int MOST_WORDS = 20;

  private final Definitions definitions;
  private final TerminologyConfig config;
  private final Cache<Definitions.Key, Selection> selections =
      Caffeine.newBuilder()
          .maximumWeight(CACHED_BYTES)
          .weigher((Definitions.Key key, Selection value) -> value.memory())
          .build();
  private volatile long selectionsOf = Long.MIN_VALUE;

  @Inject
  TerminologyService(Definitions definitions, TerminologyConfig config) {
    this.definitions = definitions;
    this.config = config;
  }

  /**
   * The codes of a value set, for a search by value set.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when the value set is not known, 422 when it
   *     cannot be evaluated or has more codes than {@code chartwarden.terminology.max-expansion}
   */
  public List<SystemCode> codes(String valueSet) {
    Selection selection = selection(Canonical.parse(valueSet));
    selection.requireWhole();
    requireSize(valueSet, selection.size());
    List<SystemCode> codes = new ArrayList<>();
    selection.forEachCode((system, code) -> codes.add(new SystemCode(system, code)));
    return codes;
  }

  /**
   * A test for membership in a value set; codes of a system that cannot be evaluated are not in it.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when the value set is not known
   */
  public CodeMatcher matcher(String valueSet) {
    Selection selection = selection(Canonical.parse(valueSet));
    return code -> selection.contains(code.system(), code.code());
  }

  /**
   * A code and everything below it (is-a); empty when system or code is not known here.
   *
   * @param system canonical URL of the code system
   */
  public Optional<Set<String>> selfAndDescendants(String system, String code) {
    return near(system, code, CodeSystemContent::descendants);
  }

  /** A code and everything above it (is-a); empty when system or code is not known here. */
  public Optional<Set<String>> selfAndAncestors(String system, String code) {
    return near(system, code, CodeSystemContent::ancestors);
  }

  private Optional<Set<String>> near(
      String system, String code, BiFunction<CodeSystemContent, Integer, BitSet> direction) {
    Optional<CodeSystemContent> content = definitions.codeSystem(Canonical.parse(system));
    if (content.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt place = content.get().place(code);
    if (place.isEmpty()) {
      return content.get().find(code).map(concept -> Set.of(concept.code()));
    }
    BitSet places = direction.apply(content.get(), place.getAsInt());
    places.set(place.getAsInt());
    return Optional.of(new LinkedHashSet<>(content.get().codes(places)));
  }

  /** The content of a code system, where it is known here. */
  public Optional<CodeSystemContent> codeSystem(String canonical) {
    return definitions.codeSystem(Canonical.parse(canonical));
  }

  /**
   * The content of a code system, for what cannot be done without.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 422 when it is not known or not loaded here
   */
  public CodeSystemContent requireContent(String canonical) {
    CodeSystemLookup lookup = definitions::codeSystem;
    return lookup.require(Canonical.parse(canonical));
  }

  /**
   * Judges codes by a value set; one that is valid is enough.
   *
   * @param codes at least one, tried in order
   * @param abstractAllowed whether a code that only groups others is right
   * @param language BCP-47 tag of the display that is answered, or empty
   * @return the first verdict that is valid, else one that is not decided, else the last
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when the value set is not known
   */
  public CodeVerdict validate(
      String valueSet, List<CodeQuestion> codes, boolean abstractAllowed, String language) {
    Selection selection = selection(Canonical.parse(valueSet));
    CodeCheck check = new CodeCheck(definitions::codeSystem, abstractAllowed, language);
    return first(codes, code -> check.inSelection(selection, "'" + valueSet + "'", code));
  }

  /** As {@link #validate(String, List, boolean, String)}, for a value set that the caller has. */
  public CodeVerdict validate(
      ValueSet valueSet, List<CodeQuestion> codes, boolean abstractAllowed, String language) {
    Selection selection =
        evaluator(VersionRules.NONE, Deadline.in(config.timeout())).evaluate(valueSet);
    String name = valueSet.hasUrl() ? "'" + valueSet.getUrl() + "'" : "the value set";
    CodeCheck check = new CodeCheck(definitions::codeSystem, abstractAllowed, language);
    return first(codes, code -> check.inSelection(selection, name, code));
  }

  /**
   * Judges codes by their code systems alone.
   *
   * @param url code system that they must be of, or empty for any
   */
  public CodeVerdict validateInSystem(
      List<CodeQuestion> codes, String url, boolean abstractAllowed, String language) {
    CodeCheck check = new CodeCheck(definitions::codeSystem, abstractAllowed, language);
    return first(
        codes,
        code ->
            url.isEmpty() || Canonical.parse(url).url().equals(code.system())
                ? check.inSystem(code)
                : CodeCheck.otherSystem(code, url));
  }

  /** Judges codes by the content of a code system. */
  public CodeVerdict validate(
      CodeSystemContent content,
      List<CodeQuestion> codes,
      boolean abstractAllowed,
      String language) {
    CodeCheck check = new CodeCheck(definitions::codeSystem, abstractAllowed, language);
    String url = content.info().url();
    return first(
        codes,
        code ->
            code.system().equals(url)
                ? check.inContent(content, code)
                : CodeCheck.otherSystem(code, url));
  }

  private static CodeVerdict first(
      List<CodeQuestion> codes, Function<CodeQuestion, CodeVerdict> judge) {
    CodeVerdict verdict = null;
    for (CodeQuestion code : codes) {
      CodeVerdict next = judge.apply(code);
      if (next.valid()) {
        return next;
      }
      boolean undecided = verdict != null && verdict.status() == CodeVerdict.Status.UNKNOWN;
      verdict = undecided ? verdict : next;
    }
    return verdict;
  }

  /** The definition of a value set, implicit ones included, where it is known here. */
  public Optional<ValueSet> valueSet(String canonical) {
    return definitions.valueSet(Canonical.parse(canonical));
  }

  /** The concept map with this canonical, where it is known here. */
  public Optional<ConceptMap> conceptMap(String canonical) {
    return definitions.conceptMap(Canonical.parse(canonical));
  }

  /** All stored concept maps. */
  public List<ConceptMap> conceptMaps() {
    return definitions.conceptMaps();
  }

  /**
   * Expands a value set by its canonical.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when it is not known, 422 when it cannot be
   *     evaluated or the answer would have too many codes
   */
  public Expansion expand(String canonical, ExpansionRequest request) {
    Canonical wanted = Canonical.parse(canonical);
    ValueSet definition =
        definitions
            .valueSet(wanted)
            .orElseThrow(() -> TerminologyProblems.unknownValueSet(canonical));
    Deadline deadline = Deadline.in(config.timeout());
    Selection selection =
        request.versions().equals(VersionRules.NONE)
            ? selection(wanted)
            : evaluator(request.versions(), deadline).evaluate(definition);
    return page(definition, selection.copy(), request, deadline);
  }

  /** Expands a value set that the caller has, as {@link #expand(String, ExpansionRequest)}. */
  public Expansion expand(ValueSet definition, ExpansionRequest request) {
    Deadline deadline = Deadline.in(config.timeout());
    Selection selection = evaluator(request.versions(), deadline).evaluate(definition);
    return page(definition, selection.copy(), request, deadline);
  }

  private Expansion page(
      ValueSet definition, Selection selection, ExpansionRequest request, Deadline deadline) {
    request.excludeSystems().forEach(s -> selection.removeSystem(Canonical.parse(s).url()));
    selection.requireWhole();
    if (request.activeOnly()) {
      selection.keepActive();
    }
    if (request.excludeNotForUi()) {
      selection.keepSelectable();
    }
    List<String> words = SearchWords.of(request.filter());
    if (words.size() > MOST_WORDS) {
      throw FhirProblem.invalid(
          "filter-too-long",
          "the filter has " + words.size() + " words; at most " + MOST_WORDS + " are allowed");
    }
    if (!words.isEmpty()) {
      selection.keepWords(words, deadline);
    }
    long total = selection.size();
    long rest = Math.max(0, total - request.offset());
    long wanted = request.count().isPresent() ? Math.min(rest, request.count().getAsInt()) : rest;
    requireSize(definition.hasUrl() ? definition.getUrl() : "the value set", wanted);
    return new Expansion(
        definition, total, selection.page(request.offset(), (int) wanted), selection);
  }

  private void requireSize(String valueSet, long size) {
    if (size > config.maxExpansion()) {
      throw TerminologyProblems.tooCostly("'" + valueSet + "'", config.maxExpansion());
    }
  }

  /** What a value set selects; evaluated once until the terminology changes. */
  Selection selection(Canonical canonical) {
    long stamp = definitions.stamp();
    if (stamp != selectionsOf) {
      selections.invalidateAll();
      selectionsOf = stamp;
    }
    Definitions.Key key = new Definitions.Key(stamp, canonical);
    Selection known = selections.getIfPresent(key);
    if (known == null) {
      ValueSet definition =
          definitions
              .valueSet(canonical)
              .orElseThrow(() -> TerminologyProblems.unknownValueSet(canonical.toString()));
      known = evaluator(VersionRules.NONE, Deadline.in(config.timeout())).evaluate(definition);
      selections.put(key, known);
    }
    return known;
  }

  private ComposeEvaluator evaluator(VersionRules versions, Deadline deadline) {
    return new ComposeEvaluator(definitions::codeSystem, definitions::valueSet, versions, deadline);
  }
}
