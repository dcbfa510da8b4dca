package org.chartwarden.trials.criteria.qualifiers;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.facts.SentenceWords;
import org.chartwarden.trials.terms.Words;

/** The words that names of conditions, findings and causes are made of in the vocabularies. */
final class KnownKinds {

  private static final Set<String> STEMS =
      List.of(
              VocabularyFile.rows("trial-conditions.psv", 4),
              VocabularyFile.rows("trial-kin.psv", 3),
              VocabularyFile.rows("note-conditions.psv", 4),
              VocabularyFile.rows("note-findings.psv", 3))
          .stream()
          .flatMap(List::stream)
          .flatMap(row -> Words.plain(row[0] + " " + row[row.length - 1]).stream())
          .map(SentenceWords::stem)
          .collect(Collectors.toUnmodifiableSet());

  private KnownKinds() {}

  /** Whether any of them has a word, in lower case. */
  static boolean hold(String word) {
    return STEMS.contains(SentenceWords.stem(word));
  }
}
