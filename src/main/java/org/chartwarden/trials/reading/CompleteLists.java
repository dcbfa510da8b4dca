package org.chartwarden.trials.reading;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.trials.facts.FactList;

/**
 * Sentences that say of lists of the record that they are complete: "problem list, allergies and
 * medication list reviewed and complete", "all lists reconciled".
 */
final class CompleteLists {

  private static final SievedPattern COMPLETE =
      SievedPattern.of(
          "\\b(complete|reconciled|up[- ]to[- ]date|verified|accurate|nothing (?:is )?missing|no gaps|no omissions|checked and correct|in full|no others?|nothing else|nothing (?:is )?left out|exhaustive|full)\\b");
  private static final SievedPattern DOUBT =
      SievedPattern.of(
          "\\b(not|incomplete|may be|unverified|cannot|could not|partially|pending|to be)\\b");
  private static final Pattern LISTS =
      Pattern.compile(
          "\\blists?\\b|\\breviewed\\b|\\breconciled\\b|\\bchart\\b|\\brecords?\\b|\\b(?:gone|went) (?:through|over)"
              + "|\\bchecked\\b|\\bverified\\b|\\bline by line\\b|\\bconfirmed\\b|\\bcross-?checked\\b|\\bupdated\\b");
  private static final Pattern ALL =
      Pattern.compile("\\ball (?:of )?(?:the )?(?:chart |record )?lists\\b|\\bchart lists\\b");
  private static final Pattern PROBLEMS =
      Pattern.compile(
          "\\bproblems?\\b|\\bdiagnos[ei]s\\b|\\bconditions\\b|\\bhistory\\b|\\bcomorbidit\\w+|\\bpmh\\b");
  private static final Pattern DRUGS =
      Pattern.compile(
          "\\bmedications?\\b|\\bmedicines?\\b|\\bmeds?\\b|\\bdrugs?\\b|\\bprescriptions?\\b|\\bmedicaments?\\b|\\brx\\b");
  private static final Pattern PROCEDURES =
      Pattern.compile(
          "\\bprocedures?\\b|\\bsurger(?:y|ies)\\b|\\boperations?\\b|\\bsurgical\\b|\\bops\\b|\\bpsh\\b");
  private static final Pattern ALLERGIES = Pattern.compile("\\ballerg(?:y|ies)\\b");

  /** So many kinds of rows in one sentence are the lists of a chart. */
  private static final int SEVERAL = 3;

  private CompleteLists() {}

  static Set<FactList> in(String sentence) {
    String words = sentence.toLowerCase(Locale.ROOT);
    Set<FactList> found = EnumSet.noneOf(FactList.class);
    if (!COMPLETE.find(words) || DOUBT.find(words)) {
      return found;
    }
    long kinds =
        Stream.of(PROBLEMS, DRUGS, PROCEDURES, ALLERGIES)
            .filter(kind -> kind.matcher(words).find())
            .count();
    if (kinds < SEVERAL && !LISTS.matcher(words).find()) {
      return found;
    }
    if (ALL.matcher(words).find()) {
      return EnumSet.allOf(FactList.class);
    }
    if (PROBLEMS.matcher(words).find()) {
      found.add(FactList.PROBLEMS);
    }
    if (DRUGS.matcher(words).find()) {
      found.add(FactList.DRUGS);
    }
    if (PROCEDURES.matcher(words).find()) {
      found.add(FactList.PROCEDURES);
    }
    if (ALLERGIES.matcher(words).find()) {
      found.add(FactList.ALLERGIES);
    }
    return found;
  }
}
