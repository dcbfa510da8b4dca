package org.chartwarden.trials.criteria;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.vocabulary.VocabularyFile;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.terms.Term;

/**
 * What a chart tells that may well be, or bring, a condition which it does not name: hearing aids,
 * a white cane. A list that is complete does not deny such a condition by its silence. From {@code
 * vocabulary/trial-hints.psv}.
 */
final class Hints {

  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)\\b(?:no|not|never|without|denies|nor|neither|mother|father)\\b[^.;,]{0,24}$");

  /** "Coil, pacemaker, metalwork: none": a word behind a list denies all of it. */
  private static final Pattern DENIED_BEHIND =
      Pattern.compile(
          "^[\\p{L}]*(?:(?: ?,| or| and|/) ?[\\p{L} -]{2,30}){0,4} ?[:-]? ?(?:none|nil|absent|denied|never)\\b");

  private static final Map<String, Hints> ALL = load();

  /** Names of rows come again with every chart. */
  private static final int KEPT = 5_000;

  private final Pattern words;
  private final SentenceSieve sieve;
  private final Kept<FactName, Boolean> named =
      new Kept<>(KEPT, name -> name.texts().stream().anyMatch(this::told));

  private Hints(Pattern words) {
    this.words = words;
    this.sieve = SentenceSieve.of(words);
  }

  private static Map<String, Hints> load() {
    Map<String, Hints> all = new HashMap<>();
    for (String[] row : VocabularyFile.rows("trial-hints.psv", 2)) {
      String any =
          String.join("|", VocabularyFile.list(row[1], ";").stream().map(Pattern::quote).toList());
      all.put(row[0], new Hints(Pattern.compile("\\b(?:" + any + ")")));
    }
    return Map.copyOf(all);
  }

  /** The rows and sentences that hint at a condition. */
  static List<FactEvidence> of(Term term, PatientFacts facts) {
    Hints hints = ALL.get(term.id());
    if (hints == null) {
      return List.of();
    }
    String key = "hints " + term.id();
    List<FactEvidence> rows =
        facts.problemsNamed(key, hints.named::of).stream()
            .filter(fact -> fact.state() == FactState.PRESENT)
            .map(fact -> fact.evidence())
            .toList();
    List<FactEvidence> done =
        facts.proceduresNamed(key, hints.named::of).stream()
            .filter(fact -> fact.state() == FactState.PAST || fact.state() == FactState.PRESENT)
            .map(fact -> fact.evidence())
            .toList();
    List<FactEvidence> taken =
        facts.drugsNamed(key, hints.named::of).stream()
            .filter(fact -> fact.state() == FactState.PRESENT)
            .map(fact -> fact.evidence())
            .toList();
    if (!done.isEmpty() || !taken.isEmpty()) {
      return done.isEmpty() ? taken : done;
    }
    return rows.isEmpty()
        ? facts.sentencesWhere(key, hints.sieve, hints::told).stream()
            .map(NoteSentence::evidence)
            .toList()
        : rows;
  }

  private boolean told(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Matcher hint = words.matcher(lower);
    while (hint.find()) {
      if (!DENIED.matcher(lower.substring(0, hint.start())).find()
          && !DENIED_BEHIND.matcher(lower.substring(hint.end())).find()) {
        return true;
      }
    }
    return false;
  }
}
