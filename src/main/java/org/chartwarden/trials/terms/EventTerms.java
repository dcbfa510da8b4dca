package org.chartwarden.trials.terms;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.notes.vocabulary.VocabularyFile;

/**
 * Conditions that happen on a day, and attacks of lasting diseases. Which they are stands in {@code
 * vocabulary/trial-events.psv} and {@code vocabulary/trial-attacks.psv}.
 */
public final class EventTerms {

  private static final Set<String> EVENTS = ids("trial-events.psv");
  private static final Set<String> ATTACKS = ids("trial-attacks.psv");

  private EventTerms() {}

  private static Set<String> ids(String file) {
    return VocabularyFile.rows(file, 1).stream()
        .flatMap(row -> VocabularyFile.list(row[0], ",").stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether one of some concepts is over in days and stays in the history. */
  public static boolean anyEvent(Collection<String> concepts) {
    return concepts.stream().anyMatch(EVENTS::contains);
  }

  /** Whether one of some concepts is an attack of a lasting disease. */
  public static boolean anyAttack(Collection<String> concepts) {
    return concepts.stream().anyMatch(ATTACKS::contains);
  }

  /** Whether a name is that of an attack. */
  public static boolean attackNamed(String words) {
    return anyAttack(TermBook.standard().idsIn(TermKind.CONDITION, words));
  }

  /** Whether a name is that of an event or of an attack. */
  public static boolean named(String words) {
    Set<String> ids = TermBook.standard().idsIn(TermKind.CONDITION, words);
    return anyEvent(ids) || anyAttack(ids);
  }
}
