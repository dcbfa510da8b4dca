package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.text.SectionKind;

/** A lasting disease that the history denies and the note elsewhere says the patient has. */
final class HistoryDeniedRule implements NoteRule {

  private static final Set<String> LASTING =
      Set.of(
          "diabetes",
          "diabetes-1",
          "diabetes-2",
          "hypertension",
          "asthma",
          "copd",
          "epilepsy",
          "hiv",
          "cirrhosis",
          "ckd",
          "atrial-fibrillation",
          "heart-failure",
          "coronary-artery-disease");

  private static final Phrases NO_HISTORY =
      Phrases.of(
          "no history of;no past history of;no known history of;no prior history of;denies history of;"
              + "denies a history of;denies any history of;without a history of;no personal history of;never"
              + " had;no past medical history of;no known");
  private static final Phrases NEW =
      Phrases.of(
          "new;newly;new-onset;gestational;likely;possible;suspected;consistent with;diagnosed;diagnosis"
              + ";concern;risk;started;developed;evidence;induced;now;first;meets;criteria;complicated;"
              + "portal;pulmonary;intracranial;ocular;exercise;acute;unknown;undiagnosed;found;confirmed");

  @Override
  public String id() {
    return "history-denied";
  }

  @Override
  public String title() {
    return "A lasting disease denied in one place and known in another.";
  }

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    List<NoteFlaw> flaws = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (FindingMention denied : note.findings()) {
      if (!denied.denied()
          || !LASTING.contains(denied.concept())
          || !note.says(denied.sentence(), NO_HISTORY)) {
        continue;
      }
      for (FindingMention has : note.findings()) {
        if (has.is(denied.concept())
            && has.affirmed()
            && has.sentence() != denied.sentence()
            && (has.section() == SectionKind.PAST_HISTORY
                || has.section() == SectionKind.PRESENT_ILLNESS
                || has.section() == SectionKind.OPENING)
            && note.says(has.sentence(), KNOWN)
            && !note.says(has.sentence(), NEW)
            && !note.ofOthers(note.sentence(has.sentence()))
            && told.add(denied.concept())) {
          flaws.add(
              new NoteFlaw(
                  id(),
                  Severity.MODERATE,
                  List.of(denied.span(), has.span()),
                  "The note denies a history of \""
                      + denied.span().text()
                      + "\" and has \""
                      + has.span().text()
                      + "\" elsewhere.",
                  "Check the problem list and correct the history."));
        }
      }
    }
    return flaws;
  }

  private static final Phrases KNOWN =
      Phrases.of("history of;hx;hx of;h/o;known;pmh;past medical history;with;has;has had;chronic");
}
