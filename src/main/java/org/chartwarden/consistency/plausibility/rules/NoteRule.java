package org.chartwarden.consistency.plausibility.rules;

import java.util.List;

/** Finds one kind of error that a note shows by itself. Pure; the same note, same flaws. */
public interface NoteRule {

  /** Stable kebab-case id, unique in the catalogue; the name of its case table. */
  String id();

  /** What it looks for, in one sentence for a person. */
  String title();

  /** What it finds, in the order of the note. */
  List<NoteFlaw> flaws(CheckedNote note);
}
