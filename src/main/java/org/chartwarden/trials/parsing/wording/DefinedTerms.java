package org.chartwarden.trials.parsing.wording;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Obese or hypertensive adults (obese: BMI of 30 or more; hypertensive: 140/90 or more)": a
 * bracket that says of each of the alternatives ahead of it what it means asks for nothing more.
 */
final class DefinedTerms implements Rewording {

  private static final Pattern BRACKET =
      Pattern.compile("\\(\\s*([^()]*:(?:[^()]|\\([^()]*\\))*)\\)");

  private static final Pattern ENTRY =
      Pattern.compile("\\s*(?:and |or )?([^:;]{2,40}?)\\s*:\\s*[^:]+");

  private static final int FEWEST = 2;

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher bracket = BRACKET.matcher(text.text());
    return bracket.find()
            && defines(
                text.text().substring(0, bracket.start()).toLowerCase(Locale.ROOT),
                bracket.group(1))
        ? text.without(bracket.start(), bracket.end())
        : text;
  }

  /** Whether every entry of a bracket opens with a name that stands ahead of it. */
  private static boolean defines(String ahead, String inside) {
    String[] entries = inside.split(";");
    if (entries.length < FEWEST) {
      return false;
    }
    for (String entry : entries) {
      Matcher told = ENTRY.matcher(entry);
      if (!told.matches() || !ahead.contains(told.group(1).strip().toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }
}
