package org.chartwarden.trials.terms;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.vocabulary.Code;

/** All terms of the lists, to look up by words and by codes. */
public final class TermBook {

  private static final TermBook STANDARD = new TermBook();

  private final TermHierarchy hierarchy = new TermHierarchy();
  private final ConditionTerms conditions;
  private final Map<TermKind, TermNames> names = new EnumMap<>(TermKind.class);

  private TermBook() {
    conditions = new ConditionTerms(hierarchy);
    names.put(TermKind.CONDITION, conditions.names());
    names.put(TermKind.PROCEDURE, ProcedureTerms.in(hierarchy));
    names.put(TermKind.DRUG, new DrugTerms(hierarchy).names());
  }

  public static TermBook standard() {
    return STANDARD;
  }

  /**
   * A term that was found.
   *
   * @param to index after its last token
   */
  public record Found(Term term, int to) {}

  /** The longest name of a kind that begins at a token, or null. */
  public Found longest(TermKind kind, List<Token> tokens, int from) {
    return names.get(kind).longest(tokens, from);
  }

  /** Whether the short name between two characters of a text stands for something else there. */
  public static boolean meansOther(String text, int start, int end) {
    return OtherReadings.stand(text, start, end);
  }

  /** The term with an id, or empty. */
  public Optional<Term> find(TermKind kind, String id) {
    return names.get(kind).find(id);
  }

  /** Ids of every term of a kind that a name in a chart is, with everything wider. */
  public Set<String> idsIn(TermKind kind, String text) {
    return names.get(kind).idsIn(text);
  }

  /** As {@link #idsIn}, for names of rows, whose words may stand in another order. */
  public Set<String> idsOfRow(TermKind kind, String text) {
    return names.get(kind).idsOfRow(text);
  }

  /** What a name stands for: its narrowest terms, or its words where no list holds it. */
  public List<Term> narrowestIn(TermKind kind, String text) {
    List<Term> terms = idsIn(kind, text).stream().flatMap(id -> find(kind, id).stream()).toList();
    if (terms.isEmpty()) {
      return List.of(Term.free(kind, text));
    }
    return terms.stream()
        .filter(
            term ->
                terms.stream()
                    .noneMatch(
                        other ->
                            !other.id().equals(term.id()) && other.closure().contains(term.id())))
        .toList();
  }

  /** Ids of the terms of a kind that a text names, without what is wider. */
  public Set<String> namedIn(TermKind kind, String text) {
    Set<String> ids = new LinkedHashSet<>();
    names.get(kind).termsIn(text).forEach(term -> ids.add(term.id()));
    return ids;
  }

  /** Ids of every condition that a code stands for, with everything wider. */
  public Set<String> idsOf(Collection<Code> codes) {
    return conditions.idsOf(codes);
  }

  /** Those of some ids that none of the others implies. */
  public Set<String> narrowest(Set<String> ids) {
    return hierarchy.narrowest(ids);
  }

  /** The id and everything wider. */
  public Set<String> closure(String id) {
    return hierarchy.closure(id);
  }
}
