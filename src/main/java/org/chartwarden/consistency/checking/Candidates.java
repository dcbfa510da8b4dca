package org.chartwarden.consistency.checking;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationNames;
import org.chartwarden.notes.names.ClinicalName;
import org.chartwarden.notes.names.NameRelation;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * The rows that a statement may be about: those of the same concept, else those of a special form
 * of it, else those whose name has the same words.
 */
final class Candidates {

  /** How rows were found, with the rows. */
  record Found(List<TableValue> rows, String how) {
    Found {
      rows = List.copyOf(rows);
    }
  }

  /** All that the finding of rows depends on. */
  private record Asked(
      ClaimKind kind, List<String> concepts, Optional<ClinicalName> named, String name) {}

  /**
   * About so many pairs of a statement and a row are judged for one note. A note of a ward and its
   * chart have far fewer; where there are more, a statement is held against the rows that lie
   * nearest to its time.
   */
  static final int MOST = 80_000;

  /** As many rows of a statement are always judged. */
  private static final int LEAST = 100;

  /** How rows were found of which the note names the class or another form. */
  static final String FORM = "by a form";

  private static final int LONGEST_NAME = 200;
  private static final int MOST_NAMES = 2000;

  private static final Set<ClaimKind> MEASURED =
      EnumSet.of(ClaimKind.LAB, ClaimKind.VITAL, ClaimKind.INPUT_OUTPUT);

  private static final List<Set<NameRelation>> NEARNESS =
      List.of(
          EnumSet.of(NameRelation.SAME),
          EnumSet.of(NameRelation.NARROWER, NameRelation.WIDER),
          EnumSet.of(NameRelation.OTHER_SIDE),
          EnumSet.of(NameRelation.OTHER_EVENT));

  /** A plain name is that of either: notes seldom say where the glucose was measured. */
  private static final Map<String, String> SIBLINGS = Map.of("glucose", "glucose-capillary");

  private final Map<ClaimKind, List<TableValue>> byKind = new EnumMap<>(ClaimKind.class);
  private final Map<ClaimKind, Map<String, List<TableValue>>> byConcept =
      new EnumMap<>(ClaimKind.class);
  private final Map<String, List<TableValue>> bySameWords = new HashMap<>();
  private final Map<Asked, Found> known = new HashMap<>();
  private final NoteContext context;
  private final int most;

  /**
   * The rows of a chart.
   *
   * @param statements how many statements they are looked for
   */
  Candidates(ChartTable table, NoteContext context, int statements) {
    this.context = context;
    this.most = Math.max(LEAST, MOST / Math.max(1, statements));
    for (ClaimKind kind : ClaimKind.values()) {
      List<TableValue> rows =
          MEASURED.contains(kind)
              ? table.rows().stream().filter(row -> MEASURED.contains(row.kind())).toList()
              : table.of(kind);
      Map<String, List<TableValue>> concepts = new HashMap<>();
      for (TableValue row : rows) {
        for (String concept : row.concepts()) {
          concepts.computeIfAbsent(concept, key -> new ArrayList<>(2)).add(row);
        }
        concepts.computeIfAbsent(ChartEvents.concept(row), key -> new ArrayList<>(1)).add(row);
      }
      byKind.put(kind, rows);
      byConcept.put(kind, concepts);
    }
  }

  /** The rows that a statement may be about. */
  Found of(NoteClaim claim) {
    Found found =
        known.computeIfAbsent(
            new Asked(claim.kind(), claim.concepts(), claim.named(), claim.name()),
            key -> found(claim));
    return found.rows().size() <= most
        ? found
        : new Found(RowDistance.nearest(found.rows(), claim, context, most), found.how());
  }

  private Found found(NoteClaim claim) {
    List<TableValue> rows = byKind.get(claim.kind());
    Map<String, List<TableValue>> concepts = byConcept.get(claim.kind());
    if (claim.kind() == ClaimKind.PERSON || claim.kind() == ClaimKind.ALLERGY) {
      return new Found(rows, "every row of this kind");
    }
    if (claim.named().isPresent()) {
      return named(claim, rows);
    }
    for (String concept : claim.concepts()) {
      List<TableValue> same = concepts.getOrDefault(concept, List.of());
      String sibling = SIBLINGS.get(concept);
      if (!same.isEmpty() && sibling != null && concepts.containsKey(sibling)) {
        List<TableValue> both = new ArrayList<>(same);
        concepts.get(sibling).stream()
            .filter(row -> !row.concepts().contains(concept))
            .forEach(both::add);
        return new Found(both, "by the concepts " + concept + " and " + sibling);
      }
      if (!same.isEmpty()) {
        return new Found(same, "by the concept " + concept);
      }
    }
    for (String concept : claim.concepts()) {
      List<TableValue> near =
          rows.stream().filter(row -> related(concept, row) || ofClass(concept, row)).toList();
      if (!near.isEmpty()) {
        return new Found(near, FORM + " of the concept " + concept);
      }
    }
    for (String concept : claim.concepts()) {
      List<String> parts = FluidNames.parts(concept);
      List<TableValue> summed =
          rows.stream().filter(row -> row.concepts().stream().anyMatch(parts::contains)).toList();
      if (!summed.isEmpty()) {
        return new Found(summed, "by a part of the sum");
      }
    }
    return new Found(sameWords(claim, rows), "by the words of the name");
  }

  private List<TableValue> sameWords(NoteClaim claim, List<TableValue> rows) {
    if (claim.name().length() > LONGEST_NAME || bySameWords.size() > MOST_NAMES) {
      return List.of();
    }
    return bySameWords.computeIfAbsent(
        claim.kind() + claim.name(),
        key ->
            rows.stream()
                .filter(row -> row.names().stream().anyMatch(n -> SameName.of(claim.name(), n)))
                .toList());
  }

  /**
   * Rows whose name means the same, or the same on the other side; else a wider or narrower one.
   */
  private Found named(NoteClaim claim, List<TableValue> rows) {
    for (Set<NameRelation> near : NEARNESS) {
      List<TableValue> found =
          rows.stream()
              .filter(
                  row ->
                      row.named().stream()
                          .anyMatch(name -> near.contains(claim.named().get().relationTo(name))))
              .toList();
      if (!found.isEmpty()) {
        return new Found(found, "by the meaning of the name");
      }
    }
    List<TableValue> coded =
        rows.stream()
            .filter(row -> claim.concepts().stream().anyMatch(row.concepts()::contains))
            .toList();
    if (!coded.isEmpty()) {
      return new Found(coded, "by the code");
    }
    return new Found(sameWords(claim, rows), "by the words of the name");
  }

  private static boolean related(String concept, TableValue row) {
    Optional<Concept> mine = ClinicalVocabulary.hospital().byId(concept);
    return mine.isPresent()
        && row.concepts().stream()
            .flatMap(id -> ClinicalVocabulary.hospital().byId(id).stream())
            .anyMatch(other -> mine.get().isRelative(other) || sameSubstance(mine.get(), other));
  }

  /** Whether a row is of the class of drugs that is named, or holds the drug that is named. */
  private static boolean ofClass(String concept, TableValue row) {
    Optional<Medication> mine = MedicationNames.standard().byId(concept);
    return mine.isPresent()
        && row.concepts().stream()
            .flatMap(id -> MedicationNames.standard().byId(id).stream())
            .anyMatch(
                other ->
                    mine.get().isClassOf(other)
                        || other.isClassOf(mine.get())
                        || mine.get().sameAs(other)
                        || other.ingredients().containsAll(mine.get().ingredients()));
  }

  private static boolean sameSubstance(Concept a, Concept b) {
    Set<String> shared = new HashSet<>(a.ingredients());
    shared.retainAll(b.ingredients());
    return !shared.isEmpty();
  }
}
