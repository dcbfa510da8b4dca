package org.chartwarden.notes.dates;

import java.time.LocalDate;
import org.chartwarden.evidence.TextSpan;

/**
 * A calendar day that a note names.
 *
 * @param role what happened on it
 * @param ordered false when day and month could be exchanged; the month was then read first
 * @param span where it stands
 * @param sentence index of the sentence
 */
public record DateMention(
    LocalDate date, DateRole role, boolean ordered, TextSpan span, int sentence) {}
