package org.chartwarden.trials.parsing.wording;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Intolerance of or inadequate response to methotrexate": what came of a treatment, said of the
 * treatment twice.
 */
final class SharedOutcome implements Rewording {

  private static final String OUTCOME =
      "(?:refractory|resistant|resistance|intolerant|intolerance|unresponsive|(?:inadequate|insufficient|lack of|poor) response|failure|non-?response|progression|progressed|contraindications?|contraindicated|allergic|allergy|hypersensitive|hypersensitivity)";

  private static final Pattern SUBSTANCES =
      Pattern.compile("(?i)intoleran|contraindicat|allerg|hypersensitiv");

  private static final Pattern TWO =
      Pattern.compile(
          "(?i)\\b("
              + OUTCOME
              + ")(\\s+(?:to|of|on|after|with|for))?\\s*,?\\s*(?:or|and/or|/)\\s*(?:had |have |has |an? |are |is |who are )?("
              + OUTCOME
              + "\\s+(?:to|of|on|after|with|for)\\s+)((?:(?!\\b(?:or|and|within|in|during|who|prior|before|as|that|which|for|with)\\b)[^,.;:()]){3,60}?)(?=\\s*(?:[,.;:()]|$|\\b(?:or|and|within|in|during|who|prior|before|as|that|which|for|with)\\b))");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher two = TWO.matcher(plain.text());
    int at = 0;
    while (two.find(at)) {
      if (SUBSTANCES.matcher(two.group(1)).find() && SUBSTANCES.matcher(two.group(3)).find()) {
        // "Allergic or intolerant to": one question.
        at = two.end(1);
        continue;
      }
      String lead = two.group(2) == null ? lead(two.group(1)) : two.group(2);
      String thing = two.group(4).strip();
      // What the body does not bear last: lists of substances run on behind it.
      String borne = two.group(1) + lead + " " + thing;
      String other = two.group(3) + thing;
      boolean last = SUBSTANCES.matcher(two.group(1)).find();
      String words = last ? other + " or " + borne : borne + " or " + other;
      plain = plain.replaced(two.start(), two.end(), words);
      at = two.start() + words.length();
      two = TWO.matcher(plain.text());
    }
    return plain;
  }

  private static String lead(String outcome) {
    String word = outcome.toLowerCase(Locale.ROOT);
    return word.startsWith("failure") ? " of" : word.startsWith("progress") ? " on" : " to";
  }
}
