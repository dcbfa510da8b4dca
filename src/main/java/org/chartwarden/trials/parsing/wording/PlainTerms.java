package org.chartwarden.trials.parsing.wording;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Non-prescription drugs", "kilograms per square meter", "more than twice the upper limit": other
 * words for what is written in one way elsewhere.
 */
final class PlainTerms implements Rewording {

  private static final Map<Pattern, String> TERMS = terms();

  private static Map<Pattern, String> terms() {
    Map<Pattern, String> all = new LinkedHashMap<>();
    all.put(Pattern.compile("(?i)\\bnon-?\\s?prescription\\b"), "over-the-counter");
    all.put(
        Pattern.compile(
            "(?i)\\b(?:kilograms?|kg)\\s*(?:per|/)\\s*(?:(?:square|squared) (?:met(?:er|re)s?|m)|met(?:er|re)s? squared?|m squared)\\b(?:\\s*[(\\[]\\s*kg\\s*/\\s*m\\s*(?:2|²|\\^\\s*2)\\s*[)\\]])?"),
        "kg/m2");
    all.put(
        Pattern.compile(
            "(?i)(?:\\b(?:values?|levels?) )?(?:\\b(?:is|are|was|were) )?\\b(?:more|greater|higher) than (?:twice|double|two[- ]?fold|two-times)\\b"),
        "more than 2 times");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:investigational|experimental)\\s[^,.;:()]{3,40}?)\\s+(?:that|which) (?:is|are|have|has) not (?:been )?(?:yet )?(?:on the market|marketed|approved|licen[cs]ed|authori[sz]ed|registered|commercially available)\\b"),
        " ");
    all.put(
        Pattern.compile(
            "(?i)\\banti-(?=(?:hepatitis (?:A|C|D|E) virus|human immunodeficiency virus|human T)\\b)"),
        "");
    all.put(
        Pattern.compile(
            "(?i)\\b(?:prolong(?:ed|ation of(?: the)?) )?(QTc?)(?:[FB]\\b)?(?: interval)?(?: prolongation)\\s+(?:of )?(?=[><≥≤]|(?:greater|more|longer) than\\b|at least\\b)"),
        "$1 interval ");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:uncontrolled|untreated|unstable|unstabili[sz]ed|progressive|symptomatic))\\s*/\\s*(?=(?:uncontrolled|untreated|unstable|unstabili[sz]ed|progressive|symptomatic|inadequately|poorly)\\b)"),
        " or ");
    // "(F60.3)", "[ICD-10: E11.9, E11.65]": the code of what stands ahead.
    all.put(
        Pattern.compile(
            "(?<=\\p{L})\\s*[(\\[]\\s*(?:ICD[- ]?(?:9|10|11)?(?:[- ]?CM)?(?: codes?)?[:, ]*[A-TV-Z]\\d{2}(?:\\.\\w{1,4})?|[A-TV-Z]\\d{2}\\.\\w{1,4}|F\\d{2})(?:\\s*(?:[,;–-]|and|or|to)\\s*[A-TV-Z]\\d{2}(?:\\.\\w{1,4})?){0,12}\\s*[)\\]]"),
        " ");
    all.put(
        Pattern.compile("(?i)(?<=\\binvestigator) (?=s (?:judg|opinion|discretion|assess))"), "'");
    all.put(
        Pattern.compile(
            "(?i)(?<=\\b(?:mild|moderate))(?:,|\\s+or|\\s+and/or)\\s+(?=(?:moderate|severe)\\s+\\p{L})"),
        " to ");
    all.put(Pattern.compile("(?i)(?<=[\\p{L}\\p{N},;:] )(?:ii|iii|iv|vi|vii|viii)\\)\\s+"), " ");
    return all;
  }

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    for (Map.Entry<Pattern, String> term : TERMS.entrySet()) {
      Matcher matcher = term.getKey().matcher(plain.text());
      int at = 0;
      while (at <= plain.text().length() && matcher.find(at)) {
        String words =
            term.getValue().startsWith("$1")
                ? matcher.group(1) + term.getValue().substring(2)
                : term.getValue();
        plain = plain.replaced(matcher.start(), matcher.end(), words);
        at = matcher.start() + words.length();
        matcher = term.getKey().matcher(plain.text());
      }
    }
    return plain;
  }
}
