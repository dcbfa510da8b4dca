package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Hypoglycaemia requiring the assistance of another person" is severe hypoglycaemia (level 3 of
 * the International Hypoglycaemia Study Group, 2017), and the words only say what that is.
 */
final class SevereLows implements Rewording {

  private static final Pattern HELPED =
      Pattern.compile(
          "(?i)\\b(?:(?:severe|level 3|grade 3|major|serious)\\s+)?hypoglyca?emi(?:a|c)(?:\\s+(?:episodes?|events?|reactions?|attacks?))?\\s*,?\\s*[(\\[]?\\s*(?:(?:i\\.e\\.|that is|defined as|meaning|which|that|those|an?|any|episodes?|events?|hypoglyca?emia)[ ,]+){0,4}"
              + "(?:requir|need|necessitat)\\w*\\s+(?:(?:the|active|external|third[- ]party|any)\\s+)*(?:assistance|help|aid|support|intervention)"
              + "(?:\\s+(?:of|from|by)\\s+(?:an?other|others|third|someone|somebody|a)(?:\\s+(?:person|people|party|parties|individual|else|third party|caregiver))?)?(?:\\s+to\\s+(?:actively\\s+)?administer[^()\\[\\].;]*)?\\s*[)\\]]?");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher helped = HELPED.matcher(text.text());
    return helped.find()
        ? text.replaced(helped.start(), helped.end(), "severe hypoglycemia ")
        : text;
  }
}
