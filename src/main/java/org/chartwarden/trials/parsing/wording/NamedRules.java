package org.chartwarden.trials.parsing.wording;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * "According to the revised McDonald criteria", "as per local guidelines", "as part of routine
 * care": by whose rules and in which frame something is so, which does not make it another thing.
 */
final class NamedRules implements Rewording {

  private static final String LEAD =
      "(?:(?:as )?(?:defined|assessed|determined|judged|classified|diagnosed|established|confirmed|measured|graded|rated|staged|evaluated|recommended|indicated|specified|described|outlined|set out)\\s+(?:by|per|in|according to|using|with|following|based on|under)|as per|per|according to|based on|in accordance with|in line with|in keeping with|fulfilling|fulfilled|fulfills?|meeting|meets?|satisfying|that meets?|who meets?)\\s+(?:all |both |either |at least \\w+ )?(?:of )?(?:the |their |its )?";

  /** What the name of a set of rules is made of: names, years, and words that tell none apart. */
  private static final String NAME =
      "((?:(?>(?:(?!(?:Diabetes|Cancer|Asthma|Heart|Stroke)\\s+(?-i:[a-z]))(?-i:\\p{Lu})[\\p{L}\\p{N}&./'’-]*|\\(?(?:19|20)\\d\\d\\)?|v?\\d(?:\\.\\d)?|\\d(?:st|nd|rd|th)|of|the|for|and|in|on|/|-|–|&|international|national|institutional|institution|hospital|local|site|current|standard|standardi[sz]ed|revised|modified|updated|latest|recent|most|new|first|second|third|fourth|fifth|edition|version|diagnostic|diagnosis|clinical|clinic|practice|classification|consensus|working|group|expert|established|accepted|published|common|validated|preliminary|research|european|american|british|french|german|chinese|japanese|turkish|italian|brazilian|indian|world|routine|usual|normal)(?=\\s))\\s+){0,14}?)";

  private static final String RULES =
      "(?:criteria|criterion|guidelines?|guidance|classification(?: system| criteria)?|definitions?|recommendations?|consensus(?: statement)?|statement|standards?(?: of (?:care|practice))?|practice|policy|policies|regulations?|legislation|laws?|staging(?: system)?|manual|edition)";

  private static final String END =
      "(?:\\s*\\(?(?:19|20)\\d\\d\\)?)?(?:\\s*\\((?:\\p{Lu}[\\p{L}\\p{N}/&-]{1,11}|ref)\\))?(?=\\s*(?:[,.;)]|$|(?:and|or|with|who|at|within|during|prior|before)\\b))";

  private static final Pattern RULED =
      Pattern.compile("(?i)\\s*,?\\s*(?:\\(\\s*)?\\b" + LEAD + NAME + RULES + END + "(?:\\s*\\))?");

  private static final Pattern FRAME =
      Pattern.compile(
          "(?i)\\s*,?\\s*\\bas (?:a )?(?:part|component) of (?:an? |the |their |his or her )?(?:(?:routine|standard|usual|normal|regular|clinical|local|institutional|combination|initial|ongoing|medical)\\s+){1,3}(?:care|treatment|therapy|practice|management|regimen|work-?up|assessment|follow-?up)\\b(?=\\s*(?:[,.;)]|$|(?:and|or|with|within|during|prior|before|in)\\b))");

  /** "Not according to the guideline" asks for just that. */
  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)\\b(?:not|never|cannot|can't|without|no|non|unable|fail\\w*|despite|inadequate\\w*|insufficient\\w*)\\b[^,;.]*$");

  private static final Pattern DISEASE =
      Pattern.compile("\\b(?:diseases?|syndromes?|disorders?|infections?)$");

  /** "International Headache Society": who made the rules, to the end of the name. */
  private static final Pattern BODY =
      Pattern.compile(
          "(?i)^.*\\b(?:society|association|federation|league|foundation|organi[sz]ation|network|institutes?|college|committee|group|academy|council|alliance|union|initiative)\\b");

  private static final Set<String> NO_THING =
      WordSet.of(
          "patients patient subjects subject participants participant individuals persons people",
          "adults adult children women men males females all any the a an of or and to be must should",
          "who are is have has with that those being been diagnosis diagnosed clinical clinically",
          "confirmed definite probable possible cases case they he she will shall not history score",
          "eligible following considered defined as classified candidates candidate");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return without(without(text, RULED), FRAME);
  }

  private static WrittenText without(WrittenText text, Pattern pattern) {
    WrittenText plain = text;
    Matcher matcher = pattern.matcher(plain.text());
    int at = 0;
    while (at < plain.text().length() && matcher.find(at)) {
      String sentence = sentence(plain.text(), matcher.start());
      String found = matcher.group();
      boolean whole = (found.indexOf('(') < 0) == (found.indexOf(')') < 0) && even(found);
      at = matcher.start() + 1;
      if (whole
          && names(sentence)
          && !DENIED.matcher(sentence).find()
          && (matcher.groupCount() == 0 || !namesMore(matcher.group(1), sentence))) {
        plain = plain.without(matcher.start(), matcher.end());
        matcher = pattern.matcher(plain.text());
      }
    }
    return plain;
  }

  private static boolean even(String words) {
    return words.chars().filter(c -> c == '(').count()
        == words.chars().filter(c -> c == ')').count();
  }

  private static String sentence(String text, int end) {
    int from = Math.max(text.lastIndexOf(". ", end - 1), text.lastIndexOf("; ", end - 1)) + 1;
    return text.substring(Math.max(0, from), end);
  }

  /** Whether the name of rules names a condition that the words ahead do not. */
  private static boolean namesMore(String rules, String ahead) {
    String name = BODY.matcher(rules).replaceFirst("").strip().toLowerCase(Locale.ROOT);
    if (DISEASE.matcher(name).find() && !ahead.toLowerCase(Locale.ROOT).contains(name)) {
      return true;
    }
    Set<String> more = new LinkedHashSet<>(TermBook.standard().idsIn(TermKind.CONDITION, name));
    more.removeAll(TermBook.standard().idsIn(TermKind.CONDITION, ahead));
    return !more.isEmpty();
  }

  /** Whether some words name more than persons. */
  private static boolean names(String words) {
    CriterionPhrase phrase = CriterionPhrase.of(words);
    for (int i = 0; i < phrase.size(); i++) {
      if (phrase.isWord(i) && !phrase.isAny(i, NO_THING)) {
        return true;
      }
    }
    return false;
  }
}
