package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "A lesion that meets the definition of measurable disease by RECIST 1.1 (≥ 10 mm longest
 * diameter)" is measurable disease: the bracket only says what RECIST calls so.
 */
final class MeasurableDisease implements Rewording {

  private static final Pattern NAMED = Pattern.compile("(?i)\\bmeasurable\\b|\\bRECIST\\b");

  private static final Pattern DEFINED =
      Pattern.compile(
          "(?i)\\b(?:(?:has|have|having|with|presence of|there is)\\s+)?(?:(?:at least|≥|>=)\\s*)?(?:one|1|a|an)\\s+(?:(?:tumou?r|target|documented|radiographic)\\s+)*lesions?\\s*,?\\s+(?:that|which|who)\\s+(?:meets?|fulfil(?:s|ls|l)?|satisf(?:y|ies)|qualif(?:y|ies) as)\\s+(?:the\\s+)?(?:(?:definitions?|criteria|requirements?)\\s+(?:of|for)\\s+)?(?:measurable disease|measurability|a measurable lesion)");

  private static final Pattern SIZES =
      Pattern.compile(
          "(?i)\\s*[,:]?\\s*\\((?=[^()]*\\d\\s*(?:mm|cm)\\b)[^()]*\\b(?:diameter|axis|dimension|lesions?|nodes?|nodal|slice|CT|MRI)\\b[^()]*\\)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    if (kind != CriterionKind.INCLUSION || !NAMED.matcher(text.text()).find()) {
      return text;
    }
    WrittenText plain = text;
    Matcher defined = DEFINED.matcher(plain.text());
    if (defined.find()) {
      plain = plain.replaced(defined.start(), defined.end(), "measurable disease");
    }
    Matcher sizes = SIZES.matcher(plain.text());
    return sizes.find() ? plain.replaced(sizes.start(), sizes.end(), " ") : plain;
  }
}
