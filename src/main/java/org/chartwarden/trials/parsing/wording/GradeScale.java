package org.chartwarden.trials.parsing.wording;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Greater than grade 1 neuropathy per CTCAE v5.0" is a neuropathy of grade above 1: grades of harm
 * are those of the CTCAE of the National Cancer Institute whether it is named or not, and their
 * bound stands in front of the word or behind it.
 */
final class GradeScale implements Rewording {

  private static final String NAME =
      "(?:(?:US\\s+)?(?:NCI|National\\s+Cancer\\s+Institute)(?:['’]?s)?[\\s/–-]*)?(?:(?:CTCAE|CTC)|Common\\s+(?:Terminology|Toxicity)\\s+Criteria(?:\\s+for\\s+Adverse\\s+Events?)?(?:\\s*[(\\[]\\s*(?:NCI[\\s/–-]*)?(?:CTCAE|CTC)\\s*[)\\]])?)";

  private static final String VERSION =
      "(?:\\s*[,;]?\\s*[(]?\\s*(?:(?:version|vers?|v)\\b?\\.?\\s*)?[2-6](?:\\.\\d{1,2})?\\b\\s*[)]?)?";

  private static final String LEAD =
      "(?:(?:as\\s+)?(?:defined|graded|assessed|classified|determined|measured|evaluated|rated)\\s+)?(?:(?:as\\s+per|per|according\\s+to|based\\s+on|by|in|of|using|with|on)\\s+)?(?:the\\s+)?";

  private static final Pattern BRACKETED =
      Pattern.compile(
          "(?i)\\s*[(\\[]\\s*"
              + LEAD
              + NAME
              + VERSION
              + "(?:\\s*(?:criteria|standards?))?\\s*[)\\]]");

  private static final Pattern BARE =
      Pattern.compile(
          "(?i)(?:\\s*,)?\\s*(?<![\\p{L}\\p{N}])"
              + LEAD
              + NAME
              + VERSION
              + "(?:\\s+(?:criteria|standards?))?(?![\\p{L}\\p{N}])(?:\\s*,)?");

  private static final Pattern GRADED =
      Pattern.compile("(?i)\\bgrades?\\b|\\bG\\s?[0-5]\\b|toxicit");

  /** A bound in front of the word. */
  private static final Pattern AHEAD =
      Pattern.compile(
          "(?i)(?:(?<![\\p{L}\\p{N}])((?:greater|higher|worse|more|above|over|exceeding|less|lower|below|under|at\\s+least)(?:\\s+than)?(?:\\s+or\\s+equal\\s+to)?)\\s+|([<>≤≥]=?)\\s*)(?:an?\\s+)?(?:grade|G(?=\\s?[0-5]\\b))\\s*[-–]?\\s*([0-5]|IV|V|I{1,3})(?![\\p{L}\\p{N}.])");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    if (GRADED.matcher(text.text()).find()) {
      plain = without(without(plain, BRACKETED), BARE);
    }
    Matcher ahead = AHEAD.matcher(plain.text());
    int at = 0;
    while (at < plain.text().length() && ahead.find(at)) {
      String sign = ahead.group(1) == null ? ahead.group(2) : sign(ahead.group(1));
      String words = "grade " + sign + " " + arabic(ahead.group(3));
      plain = plain.replaced(ahead.start(), ahead.end(), words);
      at = ahead.start() + words.length();
      ahead = AHEAD.matcher(plain.text());
    }
    return plain;
  }

  private static WrittenText without(WrittenText text, Pattern pattern) {
    WrittenText plain = text;
    Matcher named = pattern.matcher(plain.text());
    while (named.find()) {
      plain = plain.replaced(named.start(), named.end(), " ");
      named = pattern.matcher(plain.text());
    }
    return plain;
  }

  private static String sign(String words) {
    String lower = words.toLowerCase(Locale.ROOT);
    boolean low = lower.matches("(?:less|lower|below|under).*");
    boolean own = lower.startsWith("at") || lower.contains("equal");
    return (low ? "<" : ">") + (own ? "=" : "");
  }

  private static String arabic(String figure) {
    return switch (figure.toUpperCase(Locale.ROOT)) {
      case "I" -> "1";
      case "II" -> "2";
      case "III" -> "3";
      case "IV" -> "4";
      case "V" -> "5";
      default -> figure;
    };
  }
}
