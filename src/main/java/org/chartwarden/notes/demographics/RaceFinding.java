package org.chartwarden.notes.demographics;

import org.chartwarden.evidence.TextSpan;

/**
 * The race of the patient as the note puts it.
 *
 * @param span the word itself, for instance "Japanese"
 */
public record RaceFinding(Race race, TextSpan span) {}
