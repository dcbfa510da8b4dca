package org.chartwarden.notes.mentions;

import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.findings.ClinicalMention;
import org.chartwarden.notes.medications.AllergyMention;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationMention;
import org.chartwarden.notes.names.NameCatalog;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;

/**
 * What a mention names.
 *
 * @param id id in the vocabulary; empty for what has none, such as a date
 * @param display its name to show; empty where none is known
 * @param codes its codes, the preferred one first
 */
record MentionName(String id, String display, List<Code> codes) {

  /** Components that hold the id of what is named; the first of a list is the narrowest. */
  private static final List<String> NAMING = List.of("concept", "concepts", "drug");

  static final MentionName NONE = new MentionName("", "", List.of());

  static MentionName of(Record mention) {
    return switch (mention) {
      case ClinicalMention clinical -> of(clinical.concept(), NameCatalog.standard());
      case MedicationMention drug -> of(drug.drug().medication());
      case AllergyMention allergy ->
          allergy.candidates().isEmpty() ? NONE : of(allergy.candidates().get(0));
      default ->
          RecordTree.parts(mention.getClass()).stream()
              .filter(part -> NAMING.contains(part.name()))
              .map(part -> id(part.of(mention)))
              .filter(id -> !id.isEmpty())
              .findFirst()
              .map(MentionName::of)
              .orElse(NONE);
    };
  }

  private static MentionName of(String id, NameCatalog names) {
    return names.knows(id) ? new MentionName(id, names.display(id), names.codes(id)) : of(id);
  }

  private static MentionName of(Medication drug) {
    return new MentionName(
        drug.id(),
        drug.display(),
        drug.rxnorm().isEmpty()
            ? List.of()
            : List.of(new Code(Code.RXNORM, drug.rxnorm(), drug.display())));
  }

  private static MentionName of(String id) {
    Optional<Concept> concept = ClinicalVocabulary.hospital().byId(id);
    return new MentionName(
        id,
        concept.map(Concept::display).orElse(""),
        concept.map(Concept::codes).orElse(List.of()));
  }

  private static String id(Object value) {
    return switch (value) {
      case String text -> text;
      case List<?> list when !list.isEmpty() -> id(list.get(0));
      case null, default -> "";
    };
  }
}
