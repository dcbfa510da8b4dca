package org.chartwarden.trials.parsing.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * "Hospitalised for asthma, COPD, pneumonia in the last year": each member of the list is why the
 * patient lay in hospital; none of them is asked for alone.
 */
final class SharedStay implements Rewording {

  private static final String NAME = "[\\p{L}][\\p{L} '-]{1,50}?";

  private static final Pattern LIST =
      Pattern.compile(
          "(?i)\\b((?:hospitali[sz]ed|hospitali[sz]ations?|admitted|admissions?)(?: to (?:an? |the )?(?:hospital|icu))?)(\\s+(?:with|for|due to|because of)\\s+(?:(?:an? |the )?(?:complications?|exacerbations?|decompensations?|flares?) (?:of|from)\\s+)?)("
              + NAME
              + "(?:\\s*,\\s*"
              + NAME
              + "){0,6}(?:\\s*,?\\s+(?:or|and|and/or)\\s+"
              + NAME
              + ")?)(\\s+(?:in|within|during|over)\\s+(?:the\\s+)?(?:previous|last|past|preceding|prior)?\\s*\\d[^,.;:()]*|\\s+(?:in|within|during|over)\\s+the\\s+(?:previous|last|past|preceding|prior)\\b[^,.;:()]*)?(?=\\s*[.;]?\\s*$)");

  private static final Pattern BREAK =
      Pattern.compile("\\s*,\\s*(?:(?:and/or|or|and)\\s+)?|\\s+(?:and/or|or|and)\\s+");

  private static final Pattern COURSE =
      Pattern.compile("(?i)\\b(?:complicat|exacerbat|decompensat|flare)");

  private static final Pattern OWN =
      Pattern.compile("(?i)\\b(?:who|that|which|requiring|history|use|with|having|taking|on)\\b");

  /** "Admitted for": what one is admitted to is not said. */
  private static final Pattern BARE = Pattern.compile("(?i)admitted|admissions?");

  private static final Pattern ANCHOR =
      Pattern.compile(
          "(?i)\\s+(?:prior to|before|preceding|of)\\s+(?:the |study )?(?:screening|enrol\\w+|randomi\\w+|baseline|inclusion|study|consent|visit|entry)\\b.*$");

  private static boolean condition(String name) {
    return !TermBook.standard().idsIn(TermKind.CONDITION, name).isEmpty();
  }

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher list = LIST.matcher(text.text());
    if (!list.find() || OWN.matcher(list.group(3)).find()) {
      return text;
    }
    if (list.group(3).indexOf(',') < 0
        && !COURSE.matcher(list.group(2)).find()
        && !Arrays.stream(BREAK.split(list.group(3))).allMatch(SharedStay::condition)) {
      // "Hospitalised for asthma or pregnant": two may be two criteria.
      return text;
    }
    String stay = BARE.matcher(list.group(1)).matches() ? "hospitalized" : list.group(1);
    // "Prior to screening for asthma" would read as a screening for it.
    String when = list.group(4) == null ? "" : ANCHOR.matcher(list.group(4)).replaceFirst("");
    List<String> each = new ArrayList<>();
    for (String name : BREAK.split(list.group(3))) {
      each.add(stay + when + list.group(2) + name);
    }
    return text.replaced(list.start(), list.end(), String.join(" or ", each));
  }
}
