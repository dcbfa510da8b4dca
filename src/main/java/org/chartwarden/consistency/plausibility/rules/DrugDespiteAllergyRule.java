package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.consistency.drugs.AllergyClasses;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.medications.AllergyMention;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationKind;

/** A drug that is given although the note names an allergy to it or to its class. */
final class DrugDespiteAllergyRule implements NoteRule {

  private static final Phrases TOLERATED =
      Phrases.of(
          "tolerated;tolerates;tolerating;despite;desensitized;desensitization;desensitisation;graded"
              + " challenge;test dose;allergy;allergic;allergies;rash;hives;anaphylaxis;reaction;urticaria;"
              + "angioedema;cross-reactivity;avoid;caused;causes;developed;intolerance;intolerant;nausea"
              + " with;itching;swelling");

  @Override
  public String id() {
    return "drug-despite-allergy";
  }

  @Override
  public String title() {
    return "A drug given although the note names an allergy to it or its class.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    List<AllergyMention> allergies =
        note.allergies().stream()
            .filter(allergy -> allergy.kind() == AllergyMention.Kind.ALLERGIC)
            .filter(allergy -> allergy.medication().isPresent())
            // "Sensitive to" is said of germs far more often than of patients.
            .filter(
                allergy -> !allergy.span().text().toLowerCase(Locale.ROOT).startsWith("sensitive"))
            .filter(allergy -> !note.ofOthers(note.sentence(allergy.sentence())))
            .toList();
    Set<String> told = new HashSet<>();
    for (DrugStatement given : note.drugs()) {
      if (!given.taken() || given.isClass() || note.says(given.sentence(), TOLERATED)) {
        continue;
      }
      for (AllergyMention allergy : allergies) {
        Optional<String> shared = shared(allergy.medication().get(), given);
        if (shared.isPresent() && told.add(given.drug().id())) {
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.HIGH,
                  List.of(given.span(), allergy.span()),
                  "The note gives "
                      + given.name()
                      + " and names an allergy to "
                      + allergy.substance().toLowerCase(Locale.ROOT)
                      + shared.get()
                      + ".",
                  "Clarify the allergy with the patient and the pharmacy before another dose."));
        }
      }
    }
    return flaws;
  }

  /** Why an allergy counts for a drug; empty when it does not. */
  private static Optional<String> shared(Medication allergy, DrugStatement given) {
    Set<String> common = given.substances();
    common.retainAll(allergy.ingredients());
    if (!common.isEmpty() || allergy.id().equals(given.drug().id())) {
      return Optional.of("");
    }
    if (allergy.kind() == MedicationKind.CLASS) {
      return allergy.isClassOf(given.drug()) && AllergyClasses.contains(allergy.id())
          ? Optional.of(", the class of it")
          : Optional.empty();
    }
    return AllergyClasses.shared(allergy.classes(), given.drug().classes())
        .map(drugClass -> ", which is of the same class (" + drugClass + ")");
  }
}
