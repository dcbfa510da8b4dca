package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Bipolar disorder (risk of mania with sleep restriction)", "pacemaker (because of the impedance
 * measurement)": why something is asked, or what will be done about it, asks for nothing.
 */
final class ReasonGiven implements Rewording {

  private static final Pattern REASON =
      Pattern.compile(
          "(?i)(?<=[\\p{L}\\p{N}])\\s*\\(\\s*(?:because\\b|in order to\\b|so as to\\b|to (?:avoid|prevent|minimi[sz]e|reduce|ensure|allow)\\b|risk of\\b|for safety\\b|for reasons of\\b|since (?:this|these|it|they)\\b|as (?:this|these|it|they)\\s+(?:may|might|can|could|will|would|interfere|affect|is|are)\\b|these (?:people|persons|patients|participants|subjects|individuals) (?:will|would|should|can) be\\b|(?:they )?will be (?:referred|directed|offered)\\b)[^()]*\\)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher reason = REASON.matcher(plain.text());
    while (reason.find()) {
      plain = plain.replaced(reason.start(), reason.end(), "");
      reason = REASON.matcher(plain.text());
    }
    return plain;
  }
}
