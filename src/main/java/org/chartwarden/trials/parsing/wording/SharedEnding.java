package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Hypo- or hyperthyroidism", "tachy- or bradycardia", "weight loss or gain": the end of the last
 * word, or the beginning of the first, belongs to both.
 */
final class SharedEnding implements Rewording {

  private static final String PREFIX =
      "hyper|hypo|tachy|brady|peri|intra|extra|mono|poly|uni|bi|micro|macro|endo|exo";

  private static final Pattern CUT =
      Pattern.compile(
          "(?i)\\b("
              + PREFIX
              + ")(-?)\\s*(?:,?\\s*\\b(?:or|and|and/or)\\b|/)\\s*(?:"
              + PREFIX
              + ")-?(\\p{L}{4,})");

  private static final Pattern WEIGHT =
      Pattern.compile(
          "(?i)\\bweight[- ](?:loss|gain)\\s*(?:or|and|/|and/or)\\s*(?=(?:loss|gain)\\b)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher cut = CUT.matcher(plain.text());
    while (cut.find()) {
      plain = plain.replaced(cut.end(1), cut.end(2), cut.group(3));
      cut = CUT.matcher(plain.text());
    }
    Matcher weight = WEIGHT.matcher(plain.text());
    while (weight.find()) {
      plain = plain.inserted(weight.end(), "weight ");
      weight = WEIGHT.matcher(plain.text());
    }
    return plain;
  }
}
