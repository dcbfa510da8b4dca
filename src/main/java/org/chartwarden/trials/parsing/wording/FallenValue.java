package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Fall of SpO2 to ≤ 88 % in the walk test", "desaturation below 85 % on exertion", "oxygen
 * saturation < 88 % during sleep": the value under a load or at night, which is another one than
 * that at rest.
 */
final class FallenValue implements Rewording {

  private static final Pattern NAMED = Pattern.compile("(?i)saturat|\\bS[pa]O2\\b|\\bsats?\\b");

  private static final String FALL =
      "(?:(?:fall|falls|falling|drops?|dropping|dips?|decreas(?:e|es|ing)|declin(?:e|es|ing)|reductions?|lowest|nadir|minimum|minimal|exercise|exertional|exercise-induced|exertion-induced)\\s+(?:value\\s+)?(?:of|in)?\\s*)";

  private static final String SATURATION =
      "(?:(?:peripheral|arterial|blood|capillary|pulse)\\s+)*(?:oxygen saturations?(?:\\s*\\(S[pa]O2\\))?|O2[- ]sat(?:uration)?s?|S[pa]O2|saturations?|sats?)";

  private static final String FALLS =
      "\\s+(?:(?:that\\s+)?(?:falls?|drops?|dips?|decreases?|declines?|reach(?:es|ing)?|goes)\\s+)?";

  private static final String LIMIT =
      "(?:(?:to|of)\\s+)?((?:(?:[<>≤≥]=?|below|under|less than(?: or equal to)?|at most|no more than)\\s*)?\\d{2}\\s?%(?:\\s+or\\s+(?:less|lower|below))?)";

  private static final String LOAD =
      "\\s*,?\\s+(?:in|on|during|with|at|after|while|by|throughout)\\s+(?:an?\\s+|the\\s+)?(?:peak\\s+|maximal\\s+|submaximal\\s+|minimal\\s+|any\\s+|mild\\s+)?(?:6MWT|(?:\\d|six|one|1)-?\\s?min(?:ute)?s?\\s+\\S+(?:\\s+test)?|exercis(?:e|ing)(?:\\s+test(?:ing)?)?|exertion|effort|activity|walk(?:ing)?(?:\\s+test)?|ambulat(?:ion|ing)|shuttle walk(?:\\s+test)?|sit-to-stand(?:\\s+test)?|stair climb(?:ing)?)(?:\\s+(?:on|breathing|in|at|while breathing|with)\\s+(?:room|ambient)\\s+air)?";

  private static final String NIGHT =
      "\\s*,?\\s+(?:in|during|at|while|overnight|with)\\s*(?:the\\s+)?(?:sleep(?:ing)?|night|nights|nocturnal \\p{L}+|overnight(?: \\p{L}+)?|polysomnography)";

  private static final List<Substitution> LOADED =
      List.of(
          Substitution.of(
              "\\b(?:" + FALL + ")?" + SATURATION + FALLS + LIMIT + LOAD,
              "exertional oxygen saturation $1"),
          Substitution.of(
              "\\b(?:oxygen\\s+|exercise\\s+|exertional\\s+)?desaturat(?:ion|es|ed|ing)\\s+"
                  + LIMIT
                  + LOAD,
              "exertional oxygen saturation $1"),
          Substitution.of(
              "\\b(?:exertional|exercise|exercise-induced)\\s+(?:oxygen\\s+)?desaturation\\s+"
                  + LIMIT,
              "exertional oxygen saturation $1"),
          Substitution.of(
              "\\b(?:" + FALL + ")?" + SATURATION + FALLS + LIMIT + NIGHT,
              "nocturnal oxygen saturation $1"),
          Substitution.of(
              "\\b(?:nocturnal|overnight|night-?time)\\s+(?:oxygen\\s+)?desaturation\\s+" + LIMIT,
              "nocturnal oxygen saturation $1"));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return NAMED.matcher(text.text()).find() ? Substitution.each(LOADED, text) : text;
  }
}
