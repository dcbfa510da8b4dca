package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "At least 3 tender joints (of 68)", "≥ 6/66 swollen joints": how many joints are looked at is no
 * number that is asked for.
 */
final class JointCounts implements Rewording {

  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b(?:tender|swollen|painful)\\b[^.;]{0,24}\\bjoints?\\b|\\bjoints?\\b[^.;]{0,24}\\b(?:tender|swollen)\\b|\\b[ST]JC");

  private static final String LOOKED_AT =
      "(?:66/68|68/66|28|44|66|68)(?:[- ]?joints?)?(?:\\s+(?:counts?|assessed|evaluated|index))?";

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of(
              "\\s*\\(\\s*(?:(?:out\\s+)?of|based on|from)?\\s*(?:a\\s+|the\\s+)?"
                  + LOOKED_AT
                  + "\\s*\\)",
              ""),
          Substitution.of(
              "(?<=\\d|joints|count)\\s+(?:out\\s+)?(?:of|based on)\\s+(?:a\\s+|the\\s+)?"
                  + LOOKED_AT
                  + "(?![\\d.%])",
              ""),
          Substitution.of(
              "(?<=\\d)\\s?/\\s?(?:28|44|66|68)\\b(?=\\s+(?:tender|swollen|painful))", ""));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return NAMED.matcher(text.text()).find() ? Substitution.each(ALL, text) : text;
  }
}
