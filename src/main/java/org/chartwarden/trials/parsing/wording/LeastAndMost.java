package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Minimum weight of 5 kg", "a patient who weighs more than 40 kg", "< or equal to 10 mg": a limit
 * of a measurement.
 */
final class LeastAndMost implements Rewording {

  private static final Pattern LIMIT =
      Pattern.compile(
          "(?i)\\b(minimum|minimal|maximum|maximal)\\s+((?:body )?weight|height|age|bmi|body mass index)(?:\\s*(?:of|is|:|=))?\\s*(?=\\d)");

  private static final Pattern SIGN =
      Pattern.compile("(?i)([<>])\\s*(?:or|/)\\s*(?:equals?(?: to)?\\b|=)");

  /** Things that are counted ahead of "or more". */
  private static final Pattern OR_MORE =
      Pattern.compile(
          "(?i)(?<![<>≤≥=.\\d] ?)(?<!least |than |most )\\b(\\d+)\\s+(cigarettes?|drinks?|episodes?|attacks?|exacerbations?|seizures?|relapses?|lesions?"
              + "|(?:(?:prior|previous|different|other|systemic|conventional|biologic(?:al)?|targeted|anti-?\\p{L}+|TNF) ){0,2}"
              + "(?:biologics?|biologicals?|(?:bio|b|cs|ts)?-?DMARDs?|drugs|agents|medications|inhibitors|antidepressants|antiepileptics|anticonvulsants|antipsychotics|antihypertensives|immunosuppressants|treatments|therapies|antibiotics|vasopressors|preventives|prophylactics)"
              + "|falls|headaches?|migraines?|symptoms|criteria|cycles|lines|regimens|courses|hospitali[sz]ations?|joints?|nodes?|teeth|points)"
              + "(\\s+(?:per|a|each)\\s+(?:day|week|month|year)|/(?:day|week|month|year))?\\s+or\\s+(?:more|above|over|greater)\\b");

  /** "At least 1 but not more than 2": from the one to the other. */
  private static final Pattern LEAST_NOT_MORE =
      Pattern.compile(
          "(?i)\\bat least\\s+(\\d{1,2}|one|two|three|four)\\s*,?\\s+(?:but|and)\\s+(?:no|not)\\s+more\\s+than\\s+(?=(?:\\d{1,2}|two|three|four|five|six)\\b)");

  private static final Pattern WEIGHING =
      Pattern.compile(
          "(?i)\\b(?:who )?(weighs?|weighing|weighed)\\b(?=\\s*(?:[<>≤≥=]|at least|at most|more than|less than|over|under|between|no (?:more|less) than|a minimum|\\d))");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher limit = LIMIT.matcher(plain.text());
    while (limit.find()) {
      boolean least = limit.group(1).regionMatches(true, 0, "min", 0, 3);
      plain =
          plain.replaced(
              limit.start(),
              limit.end(),
              limit.group(2) + (least ? " of at least " : " of at most "));
      limit = LIMIT.matcher(plain.text());
    }
    Matcher sign = SIGN.matcher(plain.text());
    while (sign.find()) {
      plain = plain.replaced(sign.start(), sign.end(), sign.group(1).equals("<") ? "≤" : "≥");
      sign = SIGN.matcher(plain.text());
    }
    Matcher both = LEAST_NOT_MORE.matcher(plain.text());
    while (both.find()) {
      plain = plain.replaced(both.start(), both.end(), both.group(1) + " to ");
      both = LEAST_NOT_MORE.matcher(plain.text());
    }
    Matcher more = OR_MORE.matcher(plain.text());
    while (more.find()) {
      String period = more.group(3) == null ? "" : more.group(3);
      plain =
          plain.replaced(
              more.start(), more.end(), "at least " + more.group(1) + " " + more.group(2) + period);
      more = OR_MORE.matcher(plain.text());
    }
    Matcher weighing = WEIGHING.matcher(plain.text());
    while (weighing.find()) {
      plain = plain.replaced(weighing.start(), weighing.end(), "with body weight");
      weighing = WEIGHING.matcher(plain.text());
    }
    return plain;
  }
}
