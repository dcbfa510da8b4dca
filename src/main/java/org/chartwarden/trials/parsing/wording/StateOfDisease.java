package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Thyroid disease, if not adequately treated", "hypertension unless well controlled": what a
 * clause behind says of the state of a disease stands in front of each disease of the list.
 */
final class StateOfDisease implements Rewording {

  private static final String WELL =
      "(?:(?:well|adequately|sufficiently|appropriately|properly|optimally|fully|medically|successfully|stably|effectively)[- ])?";

  /** Behind a thing at the end of a clause. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?i)^\\s*((?:(?!\\b(?:if|unless|when|with|who|which|that|not|no|except|within|due|for)\\b)[^.;:()\\d]){4,90}?)\\s*,?\\s+"
              + "(if|when|unless)\\s+(?:(?:it|they|this|these|the disease|the condition|which)\\s+)?(?:(?:is|are|was|were|has been|have been)\\s+)?"
              + "((?:not|in|un|poorly|insufficiently)?[ -]?)("
              + WELL
              + ")(treated|controlled|severe|unstable|stable|active)(?:\\s+(?:with|by|on|under|using)\\s+(?:(?:stable|adequate|appropriate)\\s+)?(?:medications?|treatment|therapy|drugs?))?\\s*[.;]?\\s*$");

  private static final Pattern JOINT =
      Pattern.compile("(?i)\\s*,\\s*(?:or\\s+|and/or\\s+|and\\s+)?|\\s+(?:or|and/or)\\s+");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher clause = CLAUSE.matcher(text.text());
    if (kind != CriterionKind.EXCLUSION || !clause.find()) {
      return text;
    }
    boolean unless = clause.group(2).equalsIgnoreCase("unless");
    boolean denied = !clause.group(3).isBlank();
    String word = state(clause.group(5).toLowerCase(Locale.ROOT), unless != denied);
    if (word.isEmpty()) {
      return text;
    }
    WrittenText plain = text.replaced(clause.end(1), text.text().length(), "");
    Matcher joint = JOINT.matcher(clause.group(1));
    List<Integer> starts = joint.results().map(one -> one.end() + clause.start(1)).toList();
    for (int i = starts.size() - 1; i >= 0; i--) {
      plain = plain.inserted(starts.get(i), word + " ");
    }
    return plain.inserted(clause.start(1), word + " ");
  }

  /** The adjective that asks for a state, or for its contrary; empty where none is known. */
  private static String state(String asked, boolean contrary) {
    return switch (asked) {
      case "treated" -> contrary ? "untreated" : "";
      case "controlled" -> contrary ? "uncontrolled" : "controlled";
      case "stable" -> contrary ? "unstable" : "stable";
      case "unstable" -> contrary ? "" : "unstable";
      case "active" -> contrary ? "" : "active";
      default -> contrary ? "" : "severe";
    };
  }
}
