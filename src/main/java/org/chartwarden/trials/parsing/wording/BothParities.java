package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Primigravida and multigravida": every pregnant woman is one of them, every woman has a parity.
 */
final class BothParities implements Rewording {

  private static final String JOINT = "\\s*(?:and|or|&|/|,|as well as|and/or)\\s*";

  private static final Pattern PREGNANT =
      Pattern.compile(
          "(?i)\\b(?:both\\s+)?(?:(?:primi|nulli)gravid\\w*"
              + JOINT
              + "multigravid\\w*|multigravid\\w*"
              + JOINT
              + "(?:primi|nulli)gravid\\w*)");

  private static final Pattern WOMEN =
      Pattern.compile(
          "(?i)\\b(?:both\\s+)?(?:(?:primi|nulli)par\\w*"
              + JOINT
              + "(?:multi)?par\\w*|multipar\\w*"
              + JOINT
              + "(?:primi|nulli)par\\w*)(?:\\s+wom[ae]n)?");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher pregnant = PREGNANT.matcher(plain.text());
    if (pregnant.find()) {
      plain = plain.replaced(pregnant.start(), pregnant.end(), "Pregnant women");
    }
    Matcher women = WOMEN.matcher(plain.text());
    return women.find() ? plain.replaced(women.start(), women.end(), "women") : plain;
  }
}
