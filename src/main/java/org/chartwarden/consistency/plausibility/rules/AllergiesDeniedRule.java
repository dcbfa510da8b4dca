package org.chartwarden.consistency.plausibility.rules;

import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.medications.AllergyMention;

/** "No known drug allergies" and an allergy to a drug in one note. */
final class AllergiesDeniedRule implements NoteRule {

  private static final Phrases EXCEPT =
      Phrases.of(
          "except;other than;apart from;aside from;besides;but;previously;prior;old;now;food");

  @Override
  public String id() {
    return "allergies-denied";
  }

  @Override
  public String title() {
    return "No known drug allergies and an allergy to a drug in one note.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    Optional<AllergyMention> none = first(note, AllergyMention.Kind.NONE_KNOWN);
    Optional<AllergyMention> allergy = first(note, AllergyMention.Kind.ALLERGIC);
    if (none.isEmpty()
        || allergy.isEmpty()
        || none.get().sentence() == allergy.get().sentence()
        || allergy.get().candidates().isEmpty()) {
      return List.of();
    }
    return List.of(
        new NoteFlaw(
            id(),
            Severity.HIGH,
            List.of(none.get().span(), allergy.get().span()),
            "The note says that there are no known allergies and names one to "
                + allergy.get().substance()
                + ".",
            "Ask the patient, and correct the note and the allergy list."));
  }

  private static Optional<AllergyMention> first(CheckedNote note, AllergyMention.Kind kind) {
    return note.allergies().stream()
        .filter(allergy -> allergy.kind() == kind)
        .filter(allergy -> !note.ofOthers(note.sentence(allergy.sentence())))
        .filter(allergy -> !note.says(allergy.sentence(), EXCEPT))
        .findFirst();
  }
}
