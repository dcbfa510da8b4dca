package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** What notes deny of all relatives: "FH nil", "no family history of thyroid cancer". */
final class FamilyDenials {

  private static final String HISTORY = "(?:family history|family hx|fam hx|fhx?|famhx)";

  /** Nothing at all. */
  private static final Pattern NOTHING =
      Pattern.compile(
          "\\b"
              + HISTORY
              + "\\s*(?:[:=-]\\s*|is |was )?(?:nil|none|negative|neg|unremarkable|non-?\\s?contributory|clear|blank|nothing|no (?:illness|disease|significant|relevant))\\b(?!\\s+(?:for|of (?!note)))"
              + "|\\b(?:no (?:(?:relevant|significant|notable|known|contributory) )?|unremarkable |non-?contributory |negative |clear )"
              + HISTORY
              + "\\b(?!\\s+(?:of|for)\\b)");

  /** What is named behind, to the end of the clause. */
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:(?:no|negative|without|denies|denied|nil|not any|nor)(?: any| a)? (?:(?:relevant|significant|notable|known|personal or|personal and) )*"
              + HISTORY
              + " (?:of|for)|"
              + HISTORY
              + "\\s*:?\\s*(?:is |was )?(?:negative for|no|nil|none of|without)) ([^.;]+)"
              + "|\\b(?:no|none of (?:his|her|the)) (?:blood |first-degree |close )?(?:relatives?|family members?|kin) (?:has|have|had|with) (?!no\\b)([^.;]+)"
              + "|\\bno ([^.;,]+) in (?:the|his|her) (?:immediate |close )?(?:family|relatives)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(NOTHING, NAMED);

  private FamilyDenials() {}

  /** The sentences that deny a condition of every relative. */
  static List<FactEvidence> of(Term term, PatientFacts facts) {
    return facts
        .sentencesWhere(
            "family history denied",
            SIEVE,
            words -> NOTHING.matcher(words).find() || NAMED.matcher(words).find())
        .stream()
        .filter(sentence -> denies(sentence.text().toLowerCase(Locale.ROOT), term))
        .map(NoteSentence::evidence)
        .toList();
  }

  private static boolean denies(String words, Term term) {
    if (NOTHING.matcher(words).find()) {
      return true;
    }
    Matcher named = NAMED.matcher(words);
    while (named.find()) {
      for (int group = 1; group <= named.groupCount(); group++) {
        if (named.group(group) != null && holds(named.group(group), term)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether words name the condition or something wider, which denies it too. */
  private static boolean holds(String words, Term term) {
    Set<String> ids = TermBook.standard().namedIn(TermKind.CONDITION, words);
    return ids.stream().anyMatch(term.closure()::contains);
  }
}
