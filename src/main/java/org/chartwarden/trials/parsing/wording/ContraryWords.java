package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Castration-resistant or castration-sensitive prostate cancer", "(measurable or non-measurable)":
 * a word and its contrary, which together ask for nothing.
 */
final class ContraryWords implements Rewording {

  private static final String JOINT = "\\s*(?:/|\\bor\\b|\\band/or\\b)\\s*";

  /** "Treated or untreated", "untreated or treated". */
  private static final Pattern DENIED =
      Pattern.compile(
          "(?i)(?<![\\p{L}-])(?:(\\p{L}{4,}(?:ed|ic|al|ous|able|ible|ive))"
              + JOINT
              + "(?:un|non-?|non |a|in|ir)\\1|(?:un|non-?|non |a|in|ir)(\\p{L}{4,}(?:ed|ic|al|ous|able|ible|ive))"
              + JOINT
              + "\\2)(?![\\p{L}-])");

  private static final Pattern HORMONE =
      Pattern.compile(
          "(?i)\\b(?:castrat(?:ion|e)|hormone)[- ](?:resistant|refractory)"
              + JOINT
              + "(?:(?:castrat(?:ion|e)|hormone)[- ])?(?:sensitive|na[iï]ve)\\b"
              + "|\\b(?:castrat(?:ion|e)|hormone)[- ](?:sensitive|na[iï]ve)"
              + JOINT
              + "(?:(?:castrat(?:ion|e)|hormone)[- ])?(?:resistant|refractory)\\b");

  /** "Approved or investigational": whether it is on the market. */
  private static final Pattern MARKET =
      Pattern.compile(
          "(?i)\\b(?:(?:marketed|approved|licen[cs]ed|registered|commercial(?:ly available)?|authori[sz]ed)"
              + JOINT
              + "(?:investigational|experimental|unlicen[cs]ed|unapproved)|(?:investigational|experimental|unlicen[cs]ed|unapproved)"
              + JOINT
              + "(?:marketed|approved|licen[cs]ed|registered|commercial(?:ly available)?|authori[sz]ed))\\b(?=\\s+(?!(?:drugs?|agents?|products?|medications?|medicines?|devices?|treatments?|therap(?:y|ies)|medicinal|in|for|by|at|within|on|study|trial)\\b)\\p{L})");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return without(without(without(text, DENIED), HORMONE), MARKET);
  }

  private static WrittenText without(WrittenText text, Pattern pattern) {
    WrittenText plain = text;
    Matcher matcher = pattern.matcher(plain.text());
    int at = 0;
    while (at <= plain.text().length() && matcher.find(at)) {
      int from = matcher.start();
      int to = matcher.end();
      int open = before(plain.text(), from);
      int close = behind(plain.text(), to);
      boolean bracket = open >= 0 && close > 0;
      from = bracket ? open : from;
      to = bracket ? close : to;
      plain = plain.without(from, to);
      at = from;
      matcher = pattern.matcher(plain.text());
    }
    return plain;
  }

  private static int before(String text, int from) {
    int at = from - 1;
    while (at > 0 && text.charAt(at) == ' ') {
      at--;
    }
    return at >= 0 && text.charAt(at) == '(' ? at : -1;
  }

  private static int behind(String text, int to) {
    int at = to;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() && text.charAt(at) == ')' ? at + 1 : 0;
  }
}
