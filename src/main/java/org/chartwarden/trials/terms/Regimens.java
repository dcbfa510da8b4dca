package org.chartwarden.trials.terms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * Combinations of drugs with a name of their own, from {@code vocabulary/trial-regimens.psv}: who
 * had FOLFIRI had irinotecan.
 */
public final class Regimens {

  private static final int COLUMNS = 3;

  /** Given with the drugs that a regimen is of, and for much else. */
  private static final Set<String> BESIDE =
      Set.of("leucovorin", "prednisone", "prednisolone", "dexamethasone");

  private static final Map<String, Set<String>> DRUGS = new HashMap<>();

  static {
    for (String[] row : VocabularyFile.rows("trial-regimens.psv", COLUMNS)) {
      DRUGS.put(row[0], ids(VocabularyFile.list(row[1], ",")));
    }
  }

  /** What takes the rows of the file. */
  interface Taker {
    void take(String id, Set<String> drugs, List<String> names);
  }

  private Regimens() {}

  /** Hands on every row: the id, the ids of its drugs, its names. */
  static void each(Taker taker) {
    for (String[] row : VocabularyFile.rows("trial-regimens.psv", COLUMNS)) {
      taker.take(row[0], DRUGS.get(row[0]), VocabularyFile.list(row[2], ";"));
    }
  }

  /** Whether a name holds a regimen among its ids. */
  public static boolean among(Set<String> ids) {
    return ids.stream().anyMatch(DRUGS::containsKey);
  }

  /**
   * The drugs that make a regimen what it is, by their ids; empty for anything else.
   *
   * @param id of a term
   */
  public static Set<String> of(String id) {
    Set<String> all = DRUGS.get(id);
    if (all == null) {
      return Set.of();
    }
    Set<String> drugs = new TreeSet<>(all);
    drugs.removeAll(BESIDE);
    return drugs.size() > 1 ? drugs : Set.of();
  }

  private static Set<String> ids(List<String> names) {
    Set<String> ids = new TreeSet<>();
    for (String name : names) {
      List<Concept> concepts = ClinicalVocabulary.standard().named(name, Kind.MEDICATION);
      if (concepts.isEmpty()) {
        ids.add(name.replace(' ', '-'));
      }
      concepts.forEach(concept -> ids.add(concept.id()));
    }
    return Set.copyOf(ids);
  }
}
