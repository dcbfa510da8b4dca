package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "Large, full-thickness tear", "severe, uncontrolled asthma": two words for one thing. */
final class CommaAdjectives implements Rewording {

  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)(?:^\\W*|[.;]\\s+|\\b(?:with|of|have|has|having|and|or|any|known)\\s+)(?:large|small|massive|extensive|painful|persistent|recurrent|unexplained|serious|severe|progressive|symptomatic|active|advanced|stable|unstable)(,)\\s+(?=(?:full-thickness|partial-thickness|uncontrolled|untreated|unstable|symptomatic|progressive|active|refractory|debilitating|disabling|life-threatening|recurrent|persistent|irreversible|systemic|bilateral|unilateral|unrepaired|unresectable)\\s+[\\p{L}-]{3,})");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher pair = PAIR.matcher(plain.text());
    while (pair.find()) {
      plain = plain.replaced(pair.start(1), pair.end(1), "");
      pair = PAIR.matcher(plain.text());
    }
    return plain;
  }
}
