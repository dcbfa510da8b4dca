package org.chartwarden.trials.terms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chartwarden.notes.vocabulary.ClinicalVocabulary;
import org.chartwarden.notes.vocabulary.Code;
import org.chartwarden.notes.vocabulary.Concept;
import org.chartwarden.notes.vocabulary.Kind;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * The conditions, from {@code vocabulary/trial-conditions.psv} (id, ICD-10-CM categories, what is
 * wider, names) and the problems of the vocabulary of notes, with the codes that stand for them.
 */
final class ConditionTerms {

  private static final int COLUMNS = 4;

  /** Criteria ask for these by tests of their own. */
  private static final Set<String> NO_CONDITIONS = Set.of("pregnancy", "smoking");

  private record Categories(Term term, IcdRanges ranges) {}

  private final TermHierarchy hierarchy;
  private final TermNames names;
  private final List<Categories> icd = new ArrayList<>();

  /** Places all conditions in a hierarchy. */
  ConditionTerms(TermHierarchy hierarchy) {
    this.hierarchy = hierarchy;
    this.names = new TermNames(TermKind.CONDITION, hierarchy);
    List<String[]> rows = VocabularyFile.rows("trial-conditions.psv", COLUMNS);
    for (String[] row : rows) {
      hierarchy.place(row[0], VocabularyFile.list(row[2], ","));
    }
    for (String[] row : rows) {
      Term term = names.term(row[0]);
      icd.add(new Categories(term, IcdRanges.of(row[1])));
      VocabularyFile.list(row[3], ";").forEach(name -> names.add(term, name));
    }
    for (Concept concept : ClinicalVocabulary.standard().all(Kind.PROBLEM)) {
      if (!NO_CONDITIONS.contains(concept.id())) {
        Term term = names.term(concept.id());
        names.add(term, concept.display());
        concept.synonyms().forEach(name -> names.add(term, name));
      }
    }
  }

  TermNames names() {
    return names;
  }

  /** Ids of every condition that a code stands for, with everything wider. */
  Set<String> idsOf(Collection<Code> codes) {
    Set<String> ids = new LinkedHashSet<>();
    for (Code code : codes) {
      if (code.system().toLowerCase(Locale.ROOT).contains("icd-10")) {
        icd.stream()
            .filter(one -> one.ranges().contain(code.code()))
            .forEach(one -> ids.addAll(one.term().closure()));
      }
      ClinicalVocabulary.standard()
          .byCode(code.system(), code.code())
          .ifPresent(concept -> ids.addAll(hierarchy.closure(concept.id())));
    }
    return ids;
  }
}
