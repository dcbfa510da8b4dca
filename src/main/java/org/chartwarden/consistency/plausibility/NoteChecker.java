package org.chartwarden.consistency.plausibility;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.plausibility.rules.CheckedNote;
import org.chartwarden.consistency.plausibility.rules.NoteFlaw;
import org.chartwarden.consistency.plausibility.rules.NoteRule;
import org.chartwarden.consistency.plausibility.rules.NoteRuleCatalog;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.times.NoteContext;

/** Runs all rules on a note. Pure; the time grows with the length of the note. */
public final class NoteChecker {

  /** A note with more is no note; what is beyond is not told one by one. */
  private static final int MOST_OF_A_RULE = 20;

  private NoteChecker() {}

  /**
   * What is wrong in a note, in the order of the note.
   *
   * @param context when the note was written; what needs it is left out without it
   */
  public static List<NoteFlaw> check(ClinicalNote note, Optional<NoteContext> context) {
    CheckedNote checked = new CheckedNote(note, context);
    List<NoteFlaw> flaws = new ArrayList<>();
    for (NoteRule rule : NoteRuleCatalog.all()) {
      rule.flaws(checked).stream().limit(MOST_OF_A_RULE).forEach(flaws::add);
    }
    flaws.sort(Comparator.comparingInt(flaw -> flaw.span().start()));
    return List.copyOf(flaws);
  }
}
