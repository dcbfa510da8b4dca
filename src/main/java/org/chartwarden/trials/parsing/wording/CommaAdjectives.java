package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "Large, full-thickness tear", "severe, uncontrolled asthma": two words for one thing. */
final class CommaAdjectives implements Rewording {

  private static final Pattern PAIR =
      Pattern.compile(
          "(?i)(?:^\\W*|[.;]\\s+|\\b(?:with|of|have|has|having|and|or|any|known)\\s+)(?:large|small|massive|extensive|painful|persistent|recurrent|unexplained|serious|severe|progressive|symptomatic|active|advanced|stable|unstable)(,)\\s+(?=(?:full-thickness|partial-thickness|uncontrolled|untreated|unstable|symptomatic|progressive|active|refractory|debilitating|disabling|life-threatening|recurrent|persistent|irreversible|systemic|bilateral|unilateral|unrepaired|unresectable)\\s+[\\p{L}-]{3,})");

  /** "Hypertension or diabetes, uncontrolled": the degree behind a comma at the end. */
  private static final Pattern BEHIND =
      Pattern.compile(
          "(?i)(?<=\\p{L}{4})\\s*,?\\s+(?:(?:that|which)\\s+(?:is|are)\\s+)?(?:if\\s+)?(uncontrolled|poorly controlled|inadequately controlled|untreated|not (?:well |adequately |sufficiently )?(?:controlled|compensated|treated))(?: (?:by|with|on|despite) (?:medical |adequate |optimal |drug |standard )?(?:treatment|therapy|medications?|drugs))?(?=\\s*(?:[.;]\\s*)?$)");

  private static final Pattern GOOD = Pattern.compile("(?i)^(?:uncontrolled|poorly|inadequately)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher pair = PAIR.matcher(plain.text());
    while (pair.find()) {
      plain = plain.replaced(pair.start(1), pair.end(1), "");
      pair = PAIR.matcher(plain.text());
    }
    Matcher behind = BEHIND.matcher(plain.text());
    return behind.find() && plain.text().substring(0, behind.start()).matches("[\\p{L}\\s-]{4,80}")
        ? plain.replaced(
            behind.start(),
            behind.end(),
            GOOD.matcher(behind.group(1)).find() ? " not controlled" : " " + behind.group(1))
        : plain;
  }
}
