package org.chartwarden.trials.parsing.wording;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Hemoglobin ≥ 13 g/dL (≥ 12 g/dL for women)", "BMI ≥ 30 (≥ 27.5 for Asians)": another limit for
 * some of the persons. The bracket does not ask for such a person.
 */
final class SubgroupLimit implements Rewording {

  private static final String SIGN = "(≥|≤|>=|<=|>|<|at least|at most|above|below)";
  private static final String NUMBER = "(\\d{1,4}(?:\\.\\d{1,3})?)";
  private static final String UNIT =
      "((?: ?(?:g/d[lL]|g/L|mg/d[lL]|mmol/L|[µuμ]mol/L|kg/m2|kg/m²|kg/m\\^2|msec|ms|cm|%|points?|m[lL]/min(?:/1\\.73 ?m[2²])?|ng/m[lL]|[µuμ]g/L|U/L))?)";

  private static final String WOMEN = "women|females?|female (?:patients|subjects|participants)";
  private static final String MEN = "men|males?|male (?:patients|subjects|participants)";
  private static final String ASIAN =
      "(?:people|persons|individuals|patients|participants|subjects|those|adults)?\\s*(?:of |with |from )?(?:South |East |Southeast )?Asians?(?: (?:or \\w+ )?(?:ethnicity|descent|origin|ancestry|background|populations?|patients|subjects|participants|individuals|people|persons|adults|race|heritage))?";

  private static final Pattern LIMITED =
      Pattern.compile(
          "(?i)((?:^|[,;:.•]\\s*|\\b(?:and|or|with|have|has|having|of)\\s+)?)((?:(?!\\b(?:and|or|with|have|has|having)\\b)[\\p{L}\\d() -]){2,50}?)\\s*"
              + SIGN
              + "\\s*"
              + NUMBER
              + UNIT
              + "((?:\\s*(?:and|but|to|-)\\s*(?:≤|<=|<|≥|>=|>)\\s*\\d{1,4}(?:\\.\\d{1,3})?"
              + UNIT.replace("((?:", "(?:").replace(")?)", ")?")
              + ")?)"
              + "\\s*[(\\[]\\s*(?:or )?"
              + SIGN
              + "?\\s*"
              + NUMBER
              + UNIT
              + "\\s*(?:for|in|if|among|when)\\s+(?:the )?(?:("
              + WOMEN
              + ")|("
              + MEN
              + ")|("
              + ASIAN
              + "))\\s*[)\\]]?(?=\\s*(?:[,;.]|$|and\\b|or\\b|at\\b|within\\b|with\\b))");

  /** A joint ahead of it. */
  private static final Pattern JOINT = Pattern.compile("(?i)\\s*(?:,|and|or)\\s*");

  /** A joint behind it; "or" apart. */
  private static final Pattern JOINED =
      Pattern.compile(
          "(?i)\\s*(?:,\\s*(?:and\\b)?|(?:,\\s*)?\\b(or)\\b|\\band\\b)\\s*(?=[\\p{L}(])");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    if (text.text().indexOf('(') < 0 && text.text().indexOf('[') < 0) {
      return text;
    }
    WrittenText plain = text;
    Matcher limited = LIMITED.matcher(plain.text());
    int at = 0;
    while (limited.find(at)) {
      String words = words(limited);
      at = limited.end();
      Matcher behind = JOINED.matcher(plain.text()).region(limited.end(), plain.text().length());
      boolean joined = behind.lookingAt();
      boolean apart = joined && kind == CriterionKind.INCLUSION && behind.group(1) != null;
      if (!words.isEmpty() && !apart) {
        // What stands before and behind is asked besides.
        boolean item = JOINT.matcher(limited.group(1)).matches();
        int from = item ? limited.start() : limited.start(2);
        int to = joined ? behind.end() : limited.end();
        String whole = (item ? "; " : "") + words + (joined ? "; " : "");
        plain = plain.replaced(from, to, whole);
        at = from + whole.length();
        limited = LIMITED.matcher(plain.text());
      }
      if (at > plain.text().length()) {
        break;
      }
    }
    return plain;
  }

  /** The limits in whole words; empty where the bracket asks for more than the limit before it. */
  private static String words(Matcher limited) {
    String measure = limited.group(2).strip();
    String sign = limited.group(3);
    String own = limited.group(7) == null ? sign : limited.group(7);
    String unit = limited.group(5);
    String first = measure + " " + sign + " " + limited.group(4) + unit + limited.group(6);
    String range = limited.group(6).replaceFirst("^\\s*but", " and");
    String other =
        measure
            + " "
            + own
            + " "
            + limited.group(8)
            + (limited.group(9).isEmpty() ? unit : limited.group(9))
            + range;
    if (limited.group(10) != null) {
      return "men with " + first + " or women with " + other;
    }
    if (limited.group(11) != null) {
      return "women with " + first + " or men with " + other;
    }
    BigDecimal all = new BigDecimal(limited.group(4));
    BigDecimal some = new BigDecimal(limited.group(8));
    boolean least = sign.matches("(?i)≥|>=|>|at least|above");
    boolean wider = least ? some.compareTo(all) < 0 : some.compareTo(all) > 0;
    return wider && own.equals(sign) ? first + " or Asian ethnicity with " + other : "";
  }
}
