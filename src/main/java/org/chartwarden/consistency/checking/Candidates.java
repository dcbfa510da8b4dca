package org.chartwarden.consistency.checking;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.consistency.rules.TableValue;
import org.chartwarden.notes.claims.ClaimKind;
import org.chartwarden.notes.claims.NoteClaim;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationNames;
import org.chartwarden.notes.names.NameRelation;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * The rows that a statement may be about: those of the same concept, else those of a special form
 * of it, else those whose name has the same words.
 */
final class Candidates {

  /** How rows were found, with the rows. */
  record Found(List<TableValue> rows, String how) {}

  private static final Set<ClaimKind> MEASURED =
      EnumSet.of(ClaimKind.LAB, ClaimKind.VITAL, ClaimKind.INPUT_OUTPUT);

  private static final List<Set<NameRelation>> NEARNESS =
      List.of(
          EnumSet.of(NameRelation.SAME),
          EnumSet.of(NameRelation.NARROWER, NameRelation.WIDER),
          EnumSet.of(NameRelation.OTHER_SIDE),
          EnumSet.of(NameRelation.OTHER_EVENT));

  private final ChartTable table;

  Candidates(ChartTable table) {
    this.table = table;
  }

  Found of(NoteClaim claim) {
    List<TableValue> rows = rows(claim.kind());
    if (claim.kind() == ClaimKind.PERSON || claim.kind() == ClaimKind.ALLERGY) {
      return new Found(rows, "every row of this kind");
    }
    if (claim.named().isPresent()) {
      return named(claim, rows);
    }
    List<TableValue> own =
        rows.stream().filter(row -> claim.concepts().contains(ChartEvents.concept(row))).toList();
    if (!own.isEmpty()) {
      return new Found(own, "by the words of the row's name");
    }
    for (String concept : claim.concepts()) {
      List<TableValue> same =
          rows.stream().filter(row -> row.concepts().contains(concept)).toList();
      if (!same.isEmpty()) {
        return new Found(same, "by the concept " + concept);
      }
    }
    for (String concept : claim.concepts()) {
      List<TableValue> near =
          rows.stream().filter(row -> related(concept, row) || ofClass(concept, row)).toList();
      if (!near.isEmpty()) {
        return new Found(near, "by a form of the concept " + concept);
      }
    }
    return new Found(sameWords(claim, rows), "by the words of the name");
  }

  private static List<TableValue> sameWords(NoteClaim claim, List<TableValue> rows) {
    return rows.stream()
        .filter(row -> row.names().stream().anyMatch(name -> SameName.of(claim.name(), name)))
        .toList();
  }

  /**
   * Rows whose name means the same, or the same on the other side; else a wider or narrower one.
   */
  private static Found named(NoteClaim claim, List<TableValue> rows) {
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
    for (String concept : claim.concepts()) {
      List<String> parts = FluidNames.parts(concept);
      List<TableValue> summed =
          rows.stream().filter(row -> row.concepts().stream().anyMatch(parts::contains)).toList();
      if (!summed.isEmpty()) {
        return new Found(summed, "by a part of the sum");
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

  private List<TableValue> rows(ClaimKind kind) {
    if (!MEASURED.contains(kind)) {
      return table.of(kind);
    }
    return table.rows().stream().filter(row -> MEASURED.contains(row.kind())).toList();
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
