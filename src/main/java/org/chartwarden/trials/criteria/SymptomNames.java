package org.chartwarden.trials.criteria;

import java.util.Locale;
import java.util.regex.Pattern;
import org.chartwarden.trials.phrases.Kept;

/**
 * Names of symptoms, which problem lists hold seldom: silence says nothing even of a complete one.
 */
final class SymptomNames {

  private static final Pattern SYMPTOM =
      Pattern.compile(
          "\\b(?:pain|symptom|fatigue|nausea|vomit|cough|wheez|dyspnea|stiffness|swelling|dizz|itch"
              + "|palpitation|numbness|tingling)");

  private static final Pattern NAMED_DISEASE = Pattern.compile("syndrome|disease|disorder");

  private static final int KEPT = 20_000;
  private static final Kept<String, Boolean> KNOWN = new Kept<>(KEPT, SymptomNames::read);

  private SymptomNames() {}

  /** Whether a name is one of a symptom, and of no disease that is called by it. */
  static boolean has(String name) {
    return KNOWN.of(name);
  }

  private static boolean read(String name) {
    String words = name.toLowerCase(Locale.ROOT);
    return SYMPTOM.matcher(words).find() && !NAMED_DISEASE.matcher(words).find();
  }
}
