package org.chartwarden.agent.tools;

import java.util.Optional;
import org.chartwarden.agent.checks.Drug;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;

/**
 * Whether a drug or an allergy is the one asked for: the same substance, one of the class, or a
 * text that contains the words.
 */
record DrugFilter(Optional<Concept> concept, String words) {

  static DrugFilter of(String conceptId, String name) {
    ClinicalVocabulary vocabulary = ClinicalVocabulary.standard();
    if (conceptId != null) {
      Optional<Concept> concept =
          vocabulary
              .byId(conceptId)
              .filter(DrugFilter::isDrug)
              .or(() -> vocabulary.find(conceptId, Kind.MEDICATION, Kind.DRUG_CLASS));
      if (concept.isEmpty()) {
        throw new ToolProblem(
            "unknown-concept", "\"" + conceptId + "\" is not a drug or class that is known");
      }
      return new DrugFilter(concept, ClinicalVocabulary.key(concept.get().display()));
    }
    return new DrugFilter(
        vocabulary.find(name, Kind.MEDICATION, Kind.DRUG_CLASS), ClinicalVocabulary.key(name));
  }

  boolean accepts(ChartedMedication medication) {
    return accepts(medication.drug());
  }

  boolean accepts(ChartedAllergy allergy) {
    if (allergy.none() || accepts(allergy.drug())) {
      return true;
    }
    // An allergy to a whole class is one to each of its members.
    return concept.isPresent()
        && allergy.drugClass().isPresent()
        && (concept.get().id().equals(allergy.drugClass().get())
            || concept.get().drugClasses().contains(allergy.drugClass().get()));
  }

  private boolean accepts(Drug drug) {
    if ((" " + ClinicalVocabulary.key(drug.text()) + " ").contains(" " + words + " ")) {
      return true;
    }
    return concept.isPresent()
        && (concept.get().kind() == Kind.DRUG_CLASS
            ? drug.inClass(concept.get().id())
            : drug.is(concept.get().id())
                || concept.get().ingredients().stream().anyMatch(drug::is));
  }

  private static boolean isDrug(Concept concept) {
    return concept.kind() == Kind.MEDICATION || concept.kind() == Kind.DRUG_CLASS;
  }
}
