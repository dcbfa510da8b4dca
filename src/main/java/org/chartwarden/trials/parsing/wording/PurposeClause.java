package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "(to account for diurnal variation)", "because the device disturbs the signal": why the trial
 * asks for something, which is asked of nobody. "Because of" and "due to" tell a cause and stay.
 */
final class PurposeClause implements Rewording {

  private static final String REASON =
      "(?:in order (?:to|that)|to (?:ensure|account for|make sure)\\b|so as (?:to|not to)|because(?! (?:of|they|he|she)\\b)|due to the fact that|(?<!\\b(?:hour|day|week|month|year)s? )since (?:the|it|this|they|these|there|such|their)\\b(?=[^,;.()]{0,60}\\b(?:is|are|was|were|may|might|can|could|would|will|has|have|interferes?|affects?)\\b)|as (?:this|these|it|they|such) (?:[\\w-]+ )?(?:may|might|can|could|would|will|is|are|affects?|interferes?|influences?|has|have)\\b|given (?:that|the (?:risk|potential|possible|lack|uncertain|unknown))\\b)";

  private static final Pattern CLAUSE = Pattern.compile("(?i)\\s*[,(-]?\\s*(?<=[\\s,(-])" + REASON);

  private static final Pattern BRACKET =
      Pattern.compile(
          "(?i)\\s*\\(\\s*(?:to (?:account|control|adjust|ensure|avoid|minimi[sz]e|reduce|exclude|rule out|allow|prevent|limit|enable|facilitate|increase|maintain|eliminate|capture)\\b|for (?:safety|technical|logistical|ethical|feasibility) reasons?\\b)[^()]*\\)");

  private static final Pattern NEXT_ITEM =
      Pattern.compile(
          "(?i),?\\s*\\b(?:and|or)\\s+(?:having|who|those|history|any|patients?|subjects?|participants?|receiving|known|current)\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher bracket = BRACKET.matcher(plain.text());
    while (bracket.find()) {
      plain = plain.without(bracket.start(), bracket.end());
      bracket = BRACKET.matcher(plain.text());
    }
    Matcher clause = CLAUSE.matcher(plain.text());
    int at = 0;
    while (clause.find(at)) {
      at = clause.end();
      boolean said =
          plain.text().substring(0, clause.start()).chars().anyMatch(Character::isLetter);
      if (said) {
        int end = end(plain.text(), clause.start(), clause.end());
        plain = plain.without(clause.start(), end);
        at = clause.start() + 1;
        clause = CLAUSE.matcher(plain.text());
      }
      if (at >= plain.text().length()) {
        break;
      }
    }
    return plain;
  }

  /** Where a reason ends: with its bracket, its sentence, or before another item of the list. */
  private static int end(String text, int from, int behind) {
    boolean bracketed = text.substring(from, behind).indexOf('(') >= 0;
    int depth = bracketed ? 1 : 0;
    Matcher item = NEXT_ITEM.matcher(text);
    int next = !bracketed && item.find(behind) ? item.start() : text.length();
    for (int i = behind; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (bracketed && depth == 0) {
        return i + 1;
      }
      boolean stop = c == '.' && (i + 1 == text.length() || text.charAt(i + 1) == ' ');
      if (depth < 0 || !bracketed && (stop || c == ';' || i >= next)) {
        return i;
      }
    }
    return text.length();
  }
}
