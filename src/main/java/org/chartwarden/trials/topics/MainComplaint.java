package org.chartwarden.trials.topics;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.NoteSentence;

/**
 * What the patient of a summary comes for: what the opening tells, and what is said to be the
 * diagnosis. The rest is history and findings.
 */
final class MainComplaint {

  /** Characters that count as the opening whatever its sentences are. */
  private static final int OPENING = 200;

  /** Characters before a name in which words say that it is the diagnosis. */
  private static final int BEFORE = 60;

  private static final Pattern DIAGNOSIS =
      Pattern.compile("(?i)diagnos|consistent with|confirmed|found to have");

  private static final Pattern HISTORY =
      Pattern.compile("(?i)\\b(?:history|h/o|hx|known|pmh|past medical)\\b");

  private MainComplaint() {}

  static Predicate<FactEvidence> of(TextPatient patient) {
    String text = patient.text();
    int first =
        patient.facts().sentences().stream()
            .findFirst()
            .map(NoteSentence::text)
            .map(String::length)
            .orElse(0);
    int opening = Math.max(first, OPENING);
    return evidence ->
        evidence
            .span()
            .map(
                span -> {
                  String before =
                      text.substring(
                          Math.max(0, Math.min(span.start(), text.length()) - BEFORE),
                          Math.min(span.start(), text.length()));
                  return DIAGNOSIS.matcher(before).find()
                      || span.start() < opening && !HISTORY.matcher(before).find();
                })
            .orElse(true);
  }
}
