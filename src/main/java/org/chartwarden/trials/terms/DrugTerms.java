package org.chartwarden.trials.terms;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationNames;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.phrases.Kept;

/**
 * The drugs and their classes, from {@code vocabulary/trial-drugs.psv} (id of a class, its members,
 * its names), the medications of the vocabulary of notes, {@link Regimens} and {@link
 * DrugPurposes}. A word that no list holds is a drug when it has the stem of one.
 */
final class DrugTerms {

  private static final int COLUMNS = 3;
  private static final int KEPT = 50_000;

  /** Shorter names are letters of much else. */
  private static final int SHORT_NAME = 3;

  /** Shorter words tell nothing by their stems. */
  private static final int SHORTEST = 6;

  private final TermHierarchy hierarchy;
  private final DrugStems stems = new DrugStems();
  private final Kept<String, Optional<Term>> words = new Kept<>(KEPT, this::stemmed);
  private final TermNames names;

  /** Places all drugs in a hierarchy. */
  DrugTerms(TermHierarchy hierarchy) {
    this.hierarchy = hierarchy;
    this.names = new TermNames(TermKind.DRUG, hierarchy, this::unlisted);
    List<String[]> classes = VocabularyFile.rows("trial-drugs.psv", COLUMNS);
    placeMedications();
    for (String[] row : classes) {
      VocabularyFile.list(row[1], ",").forEach(member -> member(row[0], member));
    }
    for (Medication drug : MedicationNames.standard().all()) {
      hierarchy.place(drug.id(), stems.classesOf(drug.id()));
    }
    nameMedications(classes);
    for (String[] row : classes) {
      Term term = names.term(row[0]);
      VocabularyFile.list(row[2], ";").forEach(name -> names.add(term, name));
    }
    Regimens.each(
        (id, drugs, written) -> {
          hierarchy.place(id, drugs);
          Term term = names.term(id);
          written.forEach(name -> names.add(term, name));
        });
    DrugPurposes.each((id, name) -> names.add(names.term(id), name));
    nameAsNotesDo();
  }

  TermNames names() {
    return names;
  }

  private void placeMedications() {
    for (Concept concept : ClinicalVocabulary.standard().all(Kind.MEDICATION)) {
      hierarchy.place(concept.id(), concept.ingredients());
      hierarchy.place(concept.id(), concept.drugClasses());
    }
    for (Medication drug : MedicationNames.standard().all()) {
      hierarchy.place(drug.id(), drug.ingredients());
      hierarchy.place(drug.id(), drug.classes());
    }
  }

  /** Places a member of a class: {@code =} and an id, a stem with its hyphen, or a name. */
  private void member(String classId, String member) {
    if (member.startsWith("=")) {
      hierarchy.place(member.substring(1), Set.of(classId));
      return;
    }
    if (stems.add(member, classId)) {
      return;
    }
    List<Concept> concepts = ClinicalVocabulary.standard().named(member, Kind.MEDICATION);
    concepts.forEach(concept -> hierarchy.place(concept.id(), Set.of(classId)));
    if (concepts.isEmpty() && !member.equals(classId)) {
      String id = member.replace(' ', '-');
      hierarchy.place(id, Set.of(classId));
      names.addAlone(id, member);
    }
  }

  private void nameMedications(List<String[]> classes) {
    // What a ward calls one salt may be any of them in a criterion: "magnesium".
    Set<String> ofClasses = new HashSet<>();
    classes.forEach(row -> ofClasses.addAll(VocabularyFile.list(row[2], ";")));
    for (Concept concept : ClinicalVocabulary.standard().all(Kind.MEDICATION)) {
      Term term = names.term(concept.id());
      names.add(term, concept.display());
      concept.synonyms().stream()
          .filter(name -> name.length() > SHORT_NAME && !ofClasses.contains(name))
          .forEach(name -> names.add(term, name));
    }
  }

  /** Brands and other names that only notes use. */
  private void nameAsNotesDo() {
    MedicationNames.standard()
        .plainNames()
        .forEach(
            (name, drugs) -> {
              boolean telling =
                  name.length() > SHORT_NAME && name.chars().anyMatch(Character::isLetter);
              if (telling && drugs.size() == 1) {
                names.add(names.term(drugs.iterator().next().id()), name);
              }
            });
  }

  private Optional<Term> unlisted(String word) {
    return word.length() < SHORTEST ? Optional.empty() : words.of(word);
  }

  private Optional<Term> stemmed(String word) {
    Set<String> classes = stems.classesOf(word);
    if (classes.isEmpty() && !DrugEndings.fits(word)) {
      return Optional.empty();
    }
    Set<String> closure = new LinkedHashSet<>();
    closure.add("=" + word);
    classes.forEach(id -> closure.addAll(hierarchy.closure(id)));
    return Optional.of(new Term(TermKind.DRUG, "=" + word, closure, List.of(Words.stem(word))));
  }
}
