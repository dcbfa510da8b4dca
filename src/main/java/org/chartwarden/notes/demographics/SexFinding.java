package org.chartwarden.notes.demographics;

import org.chartwarden.evidence.TextSpan;

/**
 * The sex of the patient.
 *
 * @param stated true when a noun or a field says it; false when only pronouns do
 * @param span where it stands
 */
public record SexFinding(Sex sex, boolean stated, TextSpan span) {}
