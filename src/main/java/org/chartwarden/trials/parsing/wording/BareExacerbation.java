package org.chartwarden.trials.parsing.wording;

import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "Asthma, with no exacerbation in the last month": an exacerbation of what was named before. */
final class BareExacerbation implements Rewording {

  private static final Pattern ASTHMA = Pattern.compile("(?i)\\basthma(?:tic)?\\b");
  private static final Pattern COPD =
      Pattern.compile("\\bCOPD\\b|(?i:\\bchronic obstructive (?:pulmonary|lung) disease\\b)");

  private static final String BARE =
      "(?<!\\b(?:asthma|asthmatic|COPD|disease|pulmonary|respiratory|lung|heart|failure|\\)) )(?<!-)\\b((?:acute )?(?:exacerbations?|flare-?\\s?ups?))\\b(?! of\\b| in (?:patients|subjects|asthma|COPD))";

  private static final Substitution OF_ASTHMA = Substitution.of(BARE, "asthma $1");
  private static final Substitution OF_COPD = Substitution.of(BARE, "COPD $1");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    boolean asthma = ASTHMA.matcher(text.text()).find();
    boolean copd = COPD.matcher(text.text()).find();
    if (asthma == copd) {
      return text;
    }
    return asthma ? OF_ASTHMA.in(text) : OF_COPD.in(text);
  }
}
