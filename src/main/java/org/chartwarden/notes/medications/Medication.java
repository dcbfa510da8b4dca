package org.chartwarden.notes.medications;

import java.util.List;

/**
 * A drug of the vocabulary.
 *
 * @param id kebab-case id, as in {@code vocabulary/medications.psv} where it is listed there
 * @param display name to show
 * @param kind what sort of thing it is
 * @param rxnorm RxNorm code of the ingredient, or empty
 * @param ingredients ids of the substances it contains; itself alone for a single substance
 * @param classes ids of drug classes
 */
public record Medication(
    String id,
    String display,
    MedicationKind kind,
    String rxnorm,
    List<String> ingredients,
    List<String> classes) {

  public Medication {
    ingredients = List.copyOf(ingredients);
    classes = List.copyOf(classes);
  }

  /** Whether both contain the same substances. */
  public boolean sameAs(Medication other) {
    return id.equals(other.id)
        || ingredients.size() == other.ingredients.size()
            && ingredients.containsAll(other.ingredients);
  }

  /** Whether the other belongs to this class of drugs. */
  public boolean isClassOf(Medication other) {
    return kind == MedicationKind.CLASS && other.classes.contains(id);
  }
}
