package org.chartwarden.trials.reading;

import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Conditions that do not pass. Which they are stands in {@code trial-lasting.psv}. */
final class LastingConditions {

  private static final Set<String> IDS =
      VocabularyFile.rows("trial-lasting.psv", 1).stream()
          .flatMap(row -> VocabularyFile.list(row[0], ",").stream())
          .collect(Collectors.toUnmodifiableSet());

  private LastingConditions() {}

  /** Whether a name is that of one of them. */
  static boolean named(String words) {
    return TermBook.standard().idsIn(TermKind.CONDITION, words).stream().anyMatch(IDS::contains);
  }
}
