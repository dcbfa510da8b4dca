package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "At or above the 95th percentile for age and sex": a percentile is always one of those alike. */
final class PercentileWords implements Rewording {

  private static final Pattern ANY = Pattern.compile("(?i)centiles?\\b|%-?ile");

  private static final String ALIKE =
      "(?:age|sex|gender|height|(?:gestational |decimal )?age|sex-|age-|(?:their |his |her |the |same |population|WHO|CDC|charts?|growth charts?|specific|matched|adjusted|norms?|standards?|reference))";

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of(
              "\\b(\\d{1,3}(?:\\.\\d+)?)[- ]?(?:st|nd|rd|th)?[- ]?(?:per)?centiles?\\b",
              "$1 percentile"),
          Substitution.of("\\b(\\d{1,3}(?:\\.\\d+)?) ?(?:th )?%-?ile\\b", "$1 percentile"),
          Substitution.of(
              "\\b(\\d{1,3})(?:st|nd|rd|th)(?=(?: percentile)? ?(?:and|to|-|–|or) ?(?:the )?\\d{1,3} percentile)",
              "$1"),
          Substitution.of(
              "(?<=\\d) percentile(?= ?(?:and|to|-|–) ?(?:the )?\\d{1,3} percentile)", ""),
          Substitution.of(
              "(?<=\\d percentile),? (?:for|by|of|according to|based on|adjusted for|relative to|on|using) "
                  + ALIKE
                  + "(?:[ ,/-]*(?:and|or|for)?[ ,/-]*"
                  + ALIKE
                  + ")*(?!\\p{L})",
              ""));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    if (!ANY.matcher(text.text()).find()) {
      return text;
    }
    return Substitution.each(ALL, text);
  }
}
