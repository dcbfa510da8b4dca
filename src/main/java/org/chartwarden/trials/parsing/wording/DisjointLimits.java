package org.chartwarden.trials.parsing.wording;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "Age < 18 and > 55 years": no number is both, so that either is meant. */
final class DisjointLimits implements Rewording {

  private static final Pattern LIMITS =
      Pattern.compile(
          "(?i)(?:<|≤|<=|=<|\\b(?:less than|under|below|lower than|younger than))\\s*(\\d+(?:\\.\\d+)?)\\s*(?:[\\p{L}/%²]+(?:\\s+(?:old|of age))?)?\\s+(and|&)\\s+(?:>|≥|>=|=>|(?:greater than|more than|over|above|higher than|older than)\\b)\\s*(\\d+(?:\\.\\d+)?)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher limits = LIMITS.matcher(plain.text());
    int at = 0;
    while (limits.find(at)) {
      at = limits.end();
      if (new BigDecimal(limits.group(3)).compareTo(new BigDecimal(limits.group(1))) > 0) {
        plain = plain.replaced(limits.start(2), limits.end(2), "or");
        at = limits.start() + 1;
        limits = LIMITS.matcher(plain.text());
      }
    }
    return plain;
  }
}
